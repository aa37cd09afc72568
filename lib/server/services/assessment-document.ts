import type { AssessmentDocument, AssessmentPoint } from '@/lib/contracts/assessment'
import type { Assessment } from '@/lib/domain/assessment'
import { bandOf, printedOf } from '@/lib/domain/severity'
import { toIso, type EpochMs } from '@/lib/domain/time'
import type { AssessmentRecord } from '@/lib/server/repositories/assessments'
import { ruleTitleOf } from './read-catalog'

const isoOrNull = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

/** An assessment as the API writes it. */
export const assessmentDocumentOf = (
  assessment: Assessment,
  deviceId: string,
  computedAt: EpochMs,
): AssessmentDocument => ({
  deviceId,
  asOf: toIso(assessment.asOf),
  computedAt: toIso(computedAt),
  policyVersion: assessment.policyVersion,
  inputsHash: assessment.inputsHash,
  nextChangeAt: isoOrNull(assessment.nextChangeAt),
  contained: assessment.contained,
  breachLikelihood: {
    ...assessment.breachLikelihood,
    contributions: [...assessment.breachLikelihood.contributions],
  },
  threatLevel: { ...assessment.threatLevel, contributions: [...assessment.threatLevel.contributions] },
  notAssessed: assessment.notAssessed.map((entry) => ({ ...entry, title: ruleTitleOf(entry.ruleId) ?? entry.ruleId })),
  stages: assessment.stages.map((stage) => ({
    ...stage,
    firstSeenAt: isoOrNull(stage.firstSeenAt),
    lastSeenAt: isoOrNull(stage.lastSeenAt),
  })),
})

const pointScoreOf = ({ score, low, high }: AssessmentRecord['breach']): AssessmentPoint['breach'] => {
  if (score === null) return { printed: null, low: null, high: null, band: 'not-assessed' }
  const printed = printedOf(score)
  return { printed, low, high, band: bandOf(printed) }
}

/** A stored assessment as a point of the history. */
export const assessmentPointOf = (record: AssessmentRecord): AssessmentPoint => ({
  asOf: toIso(record.asOf),
  policyVersion: record.policyVersion,
  breach: pointScoreOf(record.breach),
  threat: pointScoreOf(record.threat),
})
