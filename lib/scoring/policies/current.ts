import type { ScoringPolicy } from '../policy'
import { POLICY_2026_1 } from './2026-1'
import { POLICY_2026_2 } from './2026-2'

/** The policy that holds while no administrator put another version in force. */
export const CURRENT_POLICY: ScoringPolicy = POLICY_2026_2

/** The policies of this product, the oldest first. Versions that administrators made rest on one of them. */
export const BUILT_IN_POLICIES: readonly ScoringPolicy[] = [POLICY_2026_1, POLICY_2026_2]

/** A built-in policy by its version; null when this release has none of it. */
export const builtInPolicyOf = (version: string): ScoringPolicy | null =>
  BUILT_IN_POLICIES.find((policy) => policy.version === version) ?? null
