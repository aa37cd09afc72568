import { EXPOSURES } from '@/lib/domain/finding'
import { SEVERITIES } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import type { ScoringFinding, Vulnerability } from './inputs'
import { CONFIDENCE_STEPS, toConfidence } from './logistic'
import { memberAt } from './rule-codec'
import { subjectKeyOf } from './subject-key'

/** Bits of a finding's flag. */
const COMPENSATED = 1
const JUDGED_TRUE = 2

const base36 = (value: number): string => value.toString(36)
const from36 = (text: string): number => parseInt(text, 36)

/** Ids are ours and plain; should one hold a space after all, it must not read as two fields. */
const encodeId = (id: string): string => (/[% ]/.test(id) ? id.replaceAll('%', '%25').replaceAll(' ', '%20') : id)
const decodeId = (id: string): string => id.replaceAll('%20', ' ').replaceAll('%25', '%')

/**
 * A finding as one short line: rule, severity, exposure, flag and confidence, age of the last sighting before the
 * newest of all, time between first and last sighting (and when it was judged true), id, subject. All numbers are in
 * base 36 and whole, so that what is read back is what was scored.
 */
export const encodeFinding = (
  finding: ScoringFinding,
  rulePlace: number,
  newestAt: EpochMs,
  subjectMax: number,
): string => {
  const { verdict, lastSeenAt, firstSeenAt } = finding
  const isTrue = verdict?.verdict === 'true'
  const flag = (finding.compensated ? COMPENSATED : 0) | (isTrue ? JUDGED_TRUE : 0)
  const kind = `${base36(SEVERITIES.indexOf(finding.severity))}${base36(EXPOSURES.indexOf(finding.exposure))}${base36(flag)}`
  const confidence = base36(Math.round(toConfidence(finding.confidence) * CONFIDENCE_STEPS))
  const judged = isTrue ? `,${base36(verdict.at - lastSeenAt)}` : ''
  const times = `${base36(newestAt - lastSeenAt)} ${base36(lastSeenAt - firstSeenAt)}${judged}`
  return `${base36(rulePlace)} ${kind}${confidence} ${times} ${encodeId(finding.id)} ${subjectKeyOf(finding.subject, subjectMax)}`
}

/** The finding back from its line. */
export const decodeFinding = (line: string, ruleIds: readonly string[], newestAt: EpochMs): ScoringFinding => {
  const [rule = '', code = '', age = '', span = '', id = '', ...subject] = line.split(' ')
  const [beforeLast = '', judged] = span.split(',')
  const lastSeenAt = newestAt - from36(age)
  const flag = from36(code.charAt(2))
  return {
    id: decodeId(id),
    ruleId: memberAt(ruleIds, from36(rule)),
    subject: subject.join(' '),
    severity: memberAt(SEVERITIES, from36(code.charAt(0))),
    confidence: from36(code.slice(3)) / CONFIDENCE_STEPS,
    exposure: memberAt(EXPOSURES, from36(code.charAt(1))),
    compensated: (flag & COMPENSATED) !== 0,
    firstSeenAt: lastSeenAt - from36(beforeLast),
    lastSeenAt,
    verdict: judged === undefined ? null : { verdict: 'true', at: lastSeenAt + from36(judged) },
  }
}

const COMPONENT_MAX = 24

/** Place of the finding, EPSS, exploited, component. */
export type StoredVulnerability = [number, number | null, boolean, string]

export const encodeVulnerabilities = (findings: readonly ScoringFinding[]): StoredVulnerability[] =>
  findings.flatMap(({ vulnerability }, place) =>
    vulnerability === undefined
      ? []
      : [[place, vulnerability.epss, vulnerability.exploited, subjectKeyOf(vulnerability.component, COMPONENT_MAX)]],
  )

/** The findings with their vulnerabilities put back. */
export const withVulnerabilities = (
  findings: readonly ScoringFinding[],
  stored: readonly StoredVulnerability[],
): ScoringFinding[] => {
  const byPlace = new Map<number, Vulnerability>(
    stored.map(([place, epss, exploited, component]) => [place, { epss, exploited, component }]),
  )
  return findings.map((finding, place) => {
    const vulnerability = byPlace.get(place)
    return vulnerability === undefined ? finding : { ...finding, vulnerability }
  })
}
