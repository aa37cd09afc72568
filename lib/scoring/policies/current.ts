import type { ScoringPolicy } from '../policy'
import { POLICY_2026_1 } from './2026-1'
import { POLICY_2026_2 } from './2026-2'

/** The policy new assessments are made with. */
export const CURRENT_POLICY: ScoringPolicy = POLICY_2026_2

const POLICIES: readonly ScoringPolicy[] = [POLICY_2026_1, POLICY_2026_2]

/** A policy by its version, so that a stored assessment can be repeated; null when there never was such a version. */
export const policyOf = (version: string): ScoringPolicy | null =>
  POLICIES.find((policy) => policy.version === version) ?? null
