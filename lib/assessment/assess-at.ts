import type { Assessment } from '@/lib/domain/assessment'
import type { EpochMs } from '@/lib/domain/time'
import { parseInputs } from '@/lib/scoring/inputs-hash'
import { policyOf } from '@/lib/scoring/policies/current'
import { assessmentOf } from './assess-device'

/** A stored assessment was made with a policy this version of Vedette does not know. */
export class UnknownPolicy extends Error {}

/** What is stored with an assessment so that it can be repeated at any moment. */
export type RepeatableInputs = { inputs: string; inputsHash: string; policyVersion: string }

/**
 * A stored assessment as it stands at a later moment: the same inputs and policy, aged to `at`. At its own time it is
 * the stored assessment again, to 1e-6. Throws UnknownPolicy.
 */
export const assessAt = (stored: RepeatableInputs, at: EpochMs): Assessment => {
  const policy = policyOf(stored.policyVersion)
  if (policy === null) throw new UnknownPolicy(`no policy ${stored.policyVersion} is known`)
  return assessmentOf(parseInputs(stored.inputs), stored.inputsHash, policy, at)
}
