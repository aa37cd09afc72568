import type { Score } from '@/lib/domain/assessment'

/** What the lines of both scores have in common. */
type Line = { kind: string; ruleId: string; findingId: string; subject: string; stage: string; points: number }

export type DifferenceLine<Of extends Line> = Pick<Of, 'kind' | 'ruleId' | 'findingId' | 'subject' | 'stage'> & {
  before: number
  after: number
  /** Points, after minus before. */
  delta: number
}

export type Difference<Of extends Line> = {
  /** Points, after minus before; null when either is not assessed: then there is nothing to compare. */
  change: number | null
  /** The greatest change first; the deltas sum to the change. */
  lines: readonly DifferenceLine<Of>[]
}

const keyOf = ({ kind, ruleId, findingId }: Pick<Line, 'kind' | 'ruleId' | 'findingId'>): string =>
  JSON.stringify([kind, ruleId, findingId])

const join = <Of extends Line>(before: readonly Of[], after: readonly Of[]): DifferenceLine<Of>[] => {
  const lines = new Map<string, DifferenceLine<Of>>()
  const add = (line: Of, side: 'before' | 'after'): void => {
    const { kind, ruleId, findingId, subject, stage, points } = line
    const joined = lines.get(keyOf(line)) ?? { kind, ruleId, findingId, subject, stage, before: 0, after: 0, delta: 0 }
    joined[side] += points
    joined.delta = joined.after - joined.before
    lines.set(keyOf(line), joined)
  }
  for (const line of before) add(line, 'before')
  for (const line of after) add(line, 'after')
  return [...lines.values()]
}

/** Why a score is another one now: its lines joined by kind, rule and finding. Either score of a device. */
export const explainDifference = <Of extends Line>(before: Score<Of>, after: Score<Of>): Difference<Of> => {
  if (before.score === null || after.score === null) return { change: null, lines: [] }
  const lines = join(before.contributions, after.contributions)
  lines.sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || (keyOf(a) < keyOf(b) ? -1 : 1))
  return { change: after.score - before.score, lines }
}
