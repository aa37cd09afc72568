import type { RuleClass } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'

/** After this many half-lives an indicator adds less than 0.1 log-odds, so it is active no more. */
const HALF_LIVES = 6

const LASTING_CLASSES: ReadonlySet<RuleClass> = new Set(['strong', 'conclusive', 'listed'])

type Fading = { stage: KillChainStage; class: RuleClass; lastSeenAt: EpochMs }

/** When an indicator has faded: six half-lives of its stage, or of what lasts, after it was last seen. */
export const fadesAt = (sign: Fading, policy: ScoringPolicy): EpochMs => {
  const lasting = LASTING_CLASSES.has(sign.class) ? policy.lasting.hours : 0
  return sign.lastSeenAt + HALF_LIVES * Math.max(policy.halfLifeHours[sign.stage], lasting) * HOUR_MS
}
