import { z } from 'zod'
import type { EpochMs } from '@/lib/domain/time'
import { StoredContext, decodeContext, encodeContext } from './context-codec'
import { decodeFinding, encodeFinding, encodeVulnerabilities, withVulnerabilities } from './finding-codec'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { keptFindings } from './kept-findings'
import { decodeRules, encodeRules, reasonsOf, ruleTableOf } from './rule-codec'
import { isDismissedForGood } from './verdict'

/** Version 1 of what is stored with an assessment. */
const StoredInputs = z.object({
  v: z.literal(1),
  device: z.string(),
  /** When the newest finding was last seen; other times count back from it. */
  newest: z.number(),
  rules: z.array(z.string()),
  reasons: z.array(z.string()),
  findings: z.array(z.string()),
  vulnerabilities: z.array(z.tuple([z.number(), z.number().nullable(), z.boolean(), z.string()])).optional(),
  context: StoredContext,
})

const byId = (a: ScoringFinding, b: ScoringFinding): number => (a.id < b.id ? -1 : Number(a.id > b.id))

const scoredFindings = (inputs: ScoringInputs): ScoringFinding[] =>
  keptFindings(inputs)
    .filter((finding) => !isDismissedForGood(finding) && Object.hasOwn(inputs.rules, finding.ruleId))
    .sort(byId)

/** What findings take should stay within this; subjects give way first, since no value depends on their wording. */
const FINDINGS_TEXT_MAX = 4096
const SUBJECT_MAX = 24
const SHORT_SUBJECT_MAX = 9

const findingLines = (
  findings: readonly ScoringFinding[],
  placeById: ReadonlyMap<string, number>,
  newestAt: EpochMs,
): string[] => {
  const linesOf = (subjectMax: number): string[] =>
    findings.map((finding) => encodeFinding(finding, placeById.get(finding.ruleId) ?? -1, newestAt, subjectMax))
  const lines = linesOf(SUBJECT_MAX)
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  return length <= FINDINGS_TEXT_MAX ? lines : linesOf(SHORT_SUBJECT_MAX)
}

/**
 * The inputs of a score as canonical JSON: only what can move a score, so that the order of findings, checks and
 * context, and findings judged wrong for good, leave it the same. At most 4 kB for the kept 50 findings while their ids
 * are short (16 characters), and about 30 bytes a rule beside them. Subjects longer than 24 characters are shortened,
 * and when the findings are too long nevertheless, all but the shortest become hashes.
 */
export const canonicalInputs = (inputs: ScoringInputs): string => {
  const findings = scoredFindings(inputs)
  const newestAt = findings.reduce(
    (newest, { lastSeenAt }) => Math.max(newest, lastSeenAt),
    findings[0]?.lastSeenAt ?? 0,
  )
  const rules = ruleTableOf(
    inputs,
    findings.map(({ ruleId }) => ruleId),
  )
  const reasons = reasonsOf(inputs)
  const vulnerabilities = encodeVulnerabilities(findings)
  const stored: z.infer<typeof StoredInputs> = {
    v: 1,
    device: inputs.deviceId,
    newest: newestAt,
    rules: encodeRules(inputs, rules, reasons),
    reasons,
    findings: findingLines(findings, rules.placeById, newestAt),
    ...(vulnerabilities.length === 0 ? {} : { vulnerabilities }),
    context: encodeContext(inputs.context, { findings, rules, newestAt }),
  }
  return JSON.stringify(stored)
}

/**
 * The inputs back from canonical JSON: scoring them gives the same values, and their canonical JSON is the same.
 * Throws on a text that `canonicalInputs` did not write.
 */
export const parseInputs = (text: string): ScoringInputs => {
  const stored = StoredInputs.parse(JSON.parse(text))
  const { ids, rules, checks } = decodeRules(stored.rules, stored.reasons)
  const findings = withVulnerabilities(
    stored.findings.map((line) => decodeFinding(line, ids, stored.newest)),
    stored.vulnerabilities ?? [],
  )
  const context = decodeContext(stored.context, checks, findings, ids, stored.newest)
  return { deviceId: stored.device, rules, findings, context }
}

/** The hash of the inputs; `digest` is SHA-256 in hexadecimal, an argument because engines do no IO. */
export const inputsHash = (inputs: ScoringInputs, digest: (text: string) => string): string =>
  digest(canonicalInputs(inputs))
