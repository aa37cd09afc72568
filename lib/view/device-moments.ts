import type { Verdict } from '@/lib/domain/finding'
import { VERDICT_WORDS } from './judgement-words'
import type { TimelineMoment } from './timeline-moments'
import { visibleText } from './visible-text'

const TEXT_CHARACTERS_MAX = 60

type Version = { at: string; changedParts: readonly string[] }
type Judged = { at: string; title: string; verdict: Verdict; undoneAt: string | null }
type Compromise = { at: string; closedAt: string | null; isSlip: boolean }

const momentOf = (at: string, kind: TimelineMoment['kind'], text: string): TimelineMoment => ({
  at: Date.parse(at),
  kind,
  text: visibleText(text, TEXT_CHARACTERS_MAX),
})

/** When what a device says of itself became other. */
export const changeMoments = (versions: readonly Version[]): TimelineMoment[] =>
  versions
    .filter(({ changedParts }) => changedParts.length > 0)
    .map(({ at, changedParts }) => momentOf(at, 'change', `Changed ${changedParts.join(', ')}`))

/** When people judged what was found on it, and took that back. */
export const judgementMoments = (judgements: readonly Judged[]): TimelineMoment[] =>
  judgements.flatMap(({ at, title, verdict, undoneAt }) => [
    momentOf(at, 'act', `${VERDICT_WORDS[verdict]}: ${title}`),
    ...(undoneAt === null ? [] : [momentOf(undoneAt, 'act', `Taken back: ${title}`)]),
  ])

/** When people said that it is compromised and that it is healed; a slip that was taken back is nothing. */
export const compromiseMoments = (compromises: readonly Compromise[]): TimelineMoment[] =>
  compromises
    .filter(({ isSlip }) => !isSlip)
    .flatMap(({ at, closedAt }) => [
      momentOf(at, 'act', 'Compromise confirmed'),
      ...(closedAt === null ? [] : [momentOf(closedAt, 'act', 'Healed')]),
    ])
