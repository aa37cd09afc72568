import type { Assessment } from '@/lib/domain/assessment'
import type { EpochMs } from '@/lib/domain/time'
import { parseInputs } from '@/lib/scoring/inputs-hash'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { assessmentOf, storedOf, type StoredAssessment } from './assess-device'

/** What is stored with an assessment so that it can be repeated at any moment, and the policy it was made with. */
export type RepeatableInputs = { inputs: string; inputsHash: string; policy: ScoringPolicy }

/**
 * A stored assessment as it stands at a later moment: the same inputs and policy, aged to `at`. At its own time it is
 * the stored assessment again, to 1e-6.
 */
export const assessAt = ({ inputs, inputsHash, policy }: RepeatableInputs, at: EpochMs): Assessment =>
  assessmentOf(parseInputs(inputs), inputsHash, policy, at)

/** The same with everything the lists show. */
export const agedTo = ({ inputs, inputsHash, policy }: RepeatableInputs, at: EpochMs): StoredAssessment => {
  const parsed = parseInputs(inputs)
  return storedOf(assessmentOf(parsed, inputsHash, policy, at), parsed, inputs, policy)
}
