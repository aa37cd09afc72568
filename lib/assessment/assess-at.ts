import type { Assessment } from '@/lib/domain/assessment'
import type { EpochMs } from '@/lib/domain/time'
import { parseInputs } from '@/lib/scoring/inputs-hash'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { policyOf } from '@/lib/scoring/policies/current'
import { assessmentOf, storedOf, type StoredAssessment } from './assess-device'

/** A stored assessment was made with a policy this version of Vedette does not know. */
export class UnknownPolicy extends Error {}

/** What is stored with an assessment so that it can be repeated at any moment. */
export type RepeatableInputs = { inputs: string; inputsHash: string; policyVersion: string }

const policyNamed = (version: string): ScoringPolicy => {
  const policy = policyOf(version)
  if (policy === null) throw new UnknownPolicy(`no policy ${version} is known`)
  return policy
}

/**
 * A stored assessment as it stands at a later moment: the same inputs and policy, aged to `at`. At its own time it is
 * the stored assessment again, to 1e-6. Throws UnknownPolicy.
 */
export const assessAt = (stored: RepeatableInputs, at: EpochMs): Assessment =>
  assessmentOf(parseInputs(stored.inputs), stored.inputsHash, policyNamed(stored.policyVersion), at)

/** The same with everything the lists show. Throws UnknownPolicy. */
export const agedTo = (stored: RepeatableInputs, at: EpochMs): StoredAssessment => {
  const policy = policyNamed(stored.policyVersion)
  const inputs = parseInputs(stored.inputs)
  return storedOf(assessmentOf(inputs, stored.inputsHash, policy, at), inputs, stored.inputs, policy)
}
