import type { Finding } from '@/lib/domain/finding'
import { hashText } from '@/lib/detection/sketch/hash-text'
import { judgementOf } from '@/lib/domain/judgement'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceContext } from './device-context'
import type { FindingState } from './device-state'

type Held = Pick<Finding, 'ruleId' | 'subject'>

/** What people's judgements say of a finding at a moment of the device's clock; null when they say nothing. */
export const verdictOf = (
  finding: Held,
  { judgements, judgedAt }: DeviceContext,
  asOf: EpochMs,
): Finding['verdict'] => {
  const judgement = judgementOf(finding, judgements, Math.max(asOf, judgedAt))
  return judgement === null ? null : { verdict: judgement.verdict, at: judgement.at, until: judgement.until }
}

/** A short mark that differs when what people said of a device or its findings does; empty when they said nothing. */
export const judgedMark = (
  { compromiseConfirmed, pastCompromiseAt }: DeviceContext,
  findings: readonly FindingState[],
): string => {
  const judged = findings.flatMap(({ id, verdict }) => (verdict === null ? [] : [[id, verdict]]))
  if (judged.length === 0 && compromiseConfirmed === null && pastCompromiseAt === null) return ''
  return hashText(JSON.stringify([judged, compromiseConfirmed, pastCompromiseAt])).toString(36)
}
