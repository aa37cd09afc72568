import type { EpochMs } from '@/lib/domain/time'
import type { CompiledPolicy, CompiledRule } from './compiled-policy'
import type { ScoringFinding } from './inputs'

/** What is left after an age, 0 to 1; whole before it begins. */
export const decayOf = (ageMs: number, halfLifeMs: number): number =>
  ageMs > 0 ? Math.exp((-Math.LN2 * ageMs) / halfLifeMs) : 1

/**
 * When a finding begins to age: when it was last seen (so what is still being seen does not age), and if a person
 * judged it true, not before the hold of the policy is over.
 */
export const agesFrom = ({ lastSeenAt, verdict }: ScoringFinding, compiled: CompiledPolicy): EpochMs =>
  verdict?.verdict === 'true' ? Math.max(lastSeenAt, verdict.at + compiled.judgedTrueMs) : lastSeenAt

/**
 * The half-life of a finding: its stage's, and for a behaviour of w·c ≥ 4 at least a week. Between 3 and 4 it rises
 * evenly in its logarithm, so that no hair of confidence multiplies it.
 */
export const halfLifeMsOf = (rule: CompiledRule, weighted: number, compiled: CompiledPolicy): number => {
  const { from, full } = compiled.policy.lasting
  const { halfLifeMs } = rule
  if (rule.isAttempt || weighted <= from || halfLifeMs >= compiled.lastingMs) return halfLifeMs
  if (weighted >= full) return compiled.lastingMs
  return halfLifeMs * (compiled.lastingMs / halfLifeMs) ** ((weighted - from) / (full - from))
}
