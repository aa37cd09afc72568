import { EXPOSURES, VERDICTS, type Verdict } from '@/lib/domain/finding'
import { SEVERITIES } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import type { ScoringFinding, Vulnerability } from './inputs'
import { CONFIDENCE_STEPS, toConfidence } from './logistic'
import { memberAt } from './rule-codec'
import { subjectKeyOf } from './subject-key'

/** Bits of a finding's flag. */
const COMPENSATED = 1
const FLAG_OF_VERDICT = { true: 2, benign: 4, false: 8 } as const satisfies Record<Verdict, number>

const base36 = (value: number): string => value.toString(36)
const from36 = (text: string): number => parseInt(text, 36)

/** When it was given, and until when it holds: nothing for what is supposed, empty for what has no end. */
const encodeVerdict = (given: ScoringFinding['verdict'], lastSeenAt: EpochMs): string => {
  if (given === null) return ''
  const { at, until } = given
  const end = until === undefined ? '' : until === null ? ',' : `,${base36(until - lastSeenAt)}`
  return `,${base36(at - lastSeenAt)}${end}`
}

const decodeVerdict = (
  flag: number,
  judgedAt: string,
  judgedUntil: string | undefined,
  lastSeenAt: EpochMs,
): ScoringFinding['verdict'] => {
  const verdict = VERDICTS.find((one) => (flag & FLAG_OF_VERDICT[one]) !== 0) ?? 'true'
  const at = lastSeenAt + from36(judgedAt)
  if (judgedUntil === undefined) return { verdict, at }
  return { verdict, at, until: judgedUntil === '' ? null : lastSeenAt + from36(judgedUntil) }
}

/** Ids are ours and plain; should one hold a space after all, it must not read as two fields. */
const encodeId = (id: string): string => (/[% ]/.test(id) ? id.replaceAll('%', '%25').replaceAll(' ', '%20') : id)
const decodeId = (id: string): string => id.replaceAll('%20', ' ').replaceAll('%25', '%')

/**
 * A finding as one short line: rule, severity, exposure, flag and confidence, age of the last sighting before the
 * newest of all, time between first and last sighting (and when it was judged and until when that holds, from the last sighting), id,
 * subject. All numbers are in
 * base 36 and whole, so that what is read back is what was scored.
 */
export const encodeFinding = (
  finding: ScoringFinding,
  rulePlace: number,
  newestAt: EpochMs,
  subjectMax: number,
): string => {
  const { verdict, lastSeenAt, firstSeenAt } = finding
  const flag = (finding.compensated ? COMPENSATED : 0) | (verdict === null ? 0 : FLAG_OF_VERDICT[verdict.verdict])
  const kind = `${base36(SEVERITIES.indexOf(finding.severity))}${base36(EXPOSURES.indexOf(finding.exposure))}${base36(flag)}`
  const confidence = base36(Math.round(toConfidence(finding.confidence) * CONFIDENCE_STEPS))
  const times = `${base36(newestAt - lastSeenAt)} ${base36(lastSeenAt - firstSeenAt)}${encodeVerdict(verdict, lastSeenAt)}`
  return `${base36(rulePlace)} ${kind}${confidence} ${times} ${encodeId(finding.id)} ${subjectKeyOf(finding.subject, subjectMax)}`
}

/** The finding back from its line. */
export const decodeFinding = (line: string, ruleIds: readonly string[], newestAt: EpochMs): ScoringFinding => {
  const [rule = '', code = '', age = '', span = '', id = '', ...subject] = line.split(' ')
  const [beforeLast = '', judgedAt, judgedUntil] = span.split(',')
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
    verdict: judgedAt === undefined ? null : decodeVerdict(flag, judgedAt, judgedUntil, lastSeenAt),
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
