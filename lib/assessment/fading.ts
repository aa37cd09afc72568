import type { RuleClass, Verdict } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import { DAY_MS, HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'

/** After this many half-lives an indicator adds less than 0.1 log-odds, so it is active no more. */
const HALF_LIVES = 6

const LASTING_CLASSES: ReadonlySet<RuleClass> = new Set(['strong', 'conclusive', 'listed'])

type Fading = {
  stage: KillChainStage
  class: RuleClass
  lastSeenAt: EpochMs
  verdict?: { verdict: Verdict; at: EpochMs } | null
}

/** What a person judged true does not age until this the policy's days after that. */
const heldUntil = ({ lastSeenAt, verdict }: Fading, policy: ScoringPolicy): EpochMs =>
  verdict?.verdict === 'true' ? Math.max(lastSeenAt, verdict.at + policy.judgedTrueDays * DAY_MS) : lastSeenAt

/** When an indicator has faded: six half-lives of its stage, or of what lasts, after it was last seen or held. */
export const fadesAt = (sign: Fading, policy: ScoringPolicy): EpochMs => {
  const lasting = LASTING_CLASSES.has(sign.class) ? policy.lasting.hours : 0
  return heldUntil(sign, policy) + HALF_LIVES * Math.max(policy.halfLifeHours[sign.stage], lasting) * HOUR_MS
}
