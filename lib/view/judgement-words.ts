import type { Verdict } from '@/lib/domain/finding'
import type { JudgementScope } from '@/lib/domain/judgement'
import { formatCount, formatCounted } from './format-number'
import { visibleText } from './visible-text'

/** The verdicts as buttons and lists name them. */
export const VERDICT_WORDS = { true: 'Attack', benign: 'Expected', false: 'Wrong' } as const satisfies Record<
  Verdict,
  string
>

/** What each means, before it is chosen. */
export const VERDICT_NOTES = {
  true: 'It is an attack: it counts in full and does not fade for 7 days',
  benign: 'It happened and is all right here: it does not count until this ends',
  false: 'It did not happen as the rule says: it does not count until this ends',
} as const satisfies Record<Verdict, string>

/** Beside the name of a finding. */
export const CALLED = {
  true: 'called an attack',
  benign: 'called expected',
  false: 'called wrong',
} as const satisfies Record<Verdict, string>

const KEY_CHARACTERS_MAX = 60

/** How far a judgement reaches, in words. */
export const scopeText = (scope: JudgementScope, key: string): string => {
  const name = visibleText(key, KEY_CHARACTERS_MAX)
  switch (scope) {
    case 'device':
      return `on ${name}`
    case 'model':
      return `on the model ${name}`
    case 'group':
      return `in the group ${name}`
    case 'everywhere':
      return 'everywhere'
  }
}

type Count = { count: number; isAtLeast: boolean }
type Extent = { findings: Count; devices: Count; open: Count; days: number }

const countText = ({ count, isAtLeast }: Count, noun: string): string =>
  `${isAtLeast ? 'at least ' : ''}${formatCounted(count, noun)}`

/** What a judgement speaks of, as one sentence. */
export const extentText = ({ findings, devices, open, days }: Extent): string =>
  `${countText(findings, 'finding')} on ${countText(devices, 'device')} in ${String(days)} days; ${countText(open, 'device')} ${open.count === 1 ? 'has' : 'have'} it now.`

/** What the scores of the most endangered devices would do, as one sentence. */
export const bandsText = ({
  scored,
  leaveHigh,
  enterHigh,
}: Record<'scored' | 'leaveHigh' | 'enterHigh', number>): string => {
  if (scored === 0) return 'No score would move.'
  const of = `Of the ${formatCounted(scored, 'device')} with the highest scores that have it`
  const left = `${formatCount(leaveHigh)} would leave high or critical`
  return enterHigh === 0 ? `${of}, ${left}.` : `${of}, ${left} and ${formatCount(enterHigh)} would enter.`
}

/** A printed score before and after; a score that is not assessed is a dash. */
export const moveText = ({ before, after }: { before: number | null; after: number | null }): string =>
  before === after
    ? `stays ${before === null ? '–' : String(before)}`
    : `${String(before ?? '–')} → ${String(after ?? '–')}`

/** How often people here judged a rule. */
export const recordText = ({ attack, expected, wrong }: { attack: number; expected: number; wrong: number }): string =>
  attack + expected + wrong === 0
    ? 'never judged here'
    : `${formatCount(attack)} attack, ${formatCount(expected)} expected, ${formatCount(wrong)} wrong`

type Standing = { active: boolean; undoneAt: string | null; spreading: boolean }

/** How a judgement stands. */
export const stateText = ({ active, undoneAt, spreading }: Standing): string => {
  if (spreading) return active ? 'holds, devices follow' : 'ended, devices follow'
  if (active) return 'holds'
  return undoneAt === null ? 'expired' : 'undone'
}
