import type { Verdict } from '@/lib/domain/finding'
import type { EpochMs } from '@/lib/domain/time'
import type { ScoringFinding } from './inputs'

/**
 * What a person says of a finding at a moment; null when nobody does. A verdict with `until` holds from when it was
 * given to that moment (null: without end); one without it is supposed, as in a what-if, and holds always.
 */
export const verdictAt = ({ verdict: given }: Pick<ScoringFinding, 'verdict'>, asOf: EpochMs): Verdict | null => {
  if (given === null) return null
  const { verdict, at, until } = given
  if (until === undefined) return verdict
  return at <= asOf && (until === null || asOf < until) ? verdict : null
}

/** A finding a person called expected or wrong is as if absent while that holds. */
export const isJudgedAway = (finding: Pick<ScoringFinding, 'verdict'>, asOf: EpochMs): boolean => {
  if (finding.verdict === null) return false
  const verdict = verdictAt(finding, asOf)
  return verdict !== null && verdict !== 'true'
}

/** Called expected or wrong at some time or other. */
export const isDismissed = ({ verdict }: Pick<ScoringFinding, 'verdict'>): boolean =>
  verdict !== null && verdict.verdict !== 'true'

/** Called expected or wrong without an end: it never counts again. */
export const isDismissedForGood = (finding: Pick<ScoringFinding, 'verdict'>): boolean =>
  isDismissed(finding) && finding.verdict?.until === undefined

/** The moments after `asOf` at which a verdict begins or ceases to hold. */
export const verdictTurnsOf = (findings: readonly ScoringFinding[], asOf: EpochMs): EpochMs[] => {
  const turns: EpochMs[] = []
  for (const { verdict } of findings) {
    if (verdict?.until === undefined) continue
    if (verdict.at > asOf) turns.push(verdict.at)
    if (verdict.until !== null && verdict.until > asOf) turns.push(verdict.until)
  }
  return turns
}
