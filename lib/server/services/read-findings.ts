import type { Pool } from 'pg'
import type { EvidenceDocument, FindingDocument } from '@/lib/contracts/finding'
import type { Sign } from '@/lib/assessment/device-relation'
import { ruleOf } from '@/lib/detection/registry'
import { toIso } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { notFound } from '@/lib/server/errors'
import { readSuddenSigns } from '@/lib/server/repositories/device-relations'
import {
  countFindings,
  findEvidence,
  listFindingRows,
  type FindingCursor,
  type FindingRow,
} from '@/lib/server/repositories/finding-rows'
import { storableText } from '@/lib/server/repositories/storable'

const cardOf = (ruleId: string): FindingDocument['rule'] => {
  const rule = ruleOf(ruleId)
  if (rule !== null) {
    const { id, title, rationale, source, remedy, technique, shows } = rule
    return { id, title, rationale, source, remedy, technique, shows }
  }
  const rationale = 'This rule is not part of this version of Vedette.'
  const technique = { id: '', name: '' }
  return { id: ruleId, title: ruleId, rationale, source: '', remedy: '', technique, shows: 'behaviour' }
}

const keyOf = ({ ruleId, subject }: Sign): string => `${ruleId} ${subject}`

const documentOf = ({ finding, evidenceCount }: FindingRow, sudden: ReadonlySet<string>): FindingDocument => ({
  id: finding.id,
  deviceId: finding.deviceId,
  kind: finding.kind,
  rule: cardOf(finding.ruleId),
  subject: finding.subject,
  stage: finding.stage,
  severity: finding.severity,
  confidence: finding.confidence,
  exposure: finding.exposure,
  firstSeenAt: toIso(finding.firstSeenAt),
  lastSeenAt: toIso(finding.lastSeenAt),
  count: finding.count,
  summary: finding.summary,
  closedAt: finding.closedAt === null ? null : toIso(finding.closedAt),
  verdict: finding.verdict?.verdict ?? null,
  evidenceCount,
  spread: finding.closedAt === null && sudden.has(keyOf(finding)) ? 'sudden' : null,
})

const cursorOf = (text: string | null): FindingCursor | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [lastSeenAt, id] = key
  if (typeof lastSeenAt === 'number' && typeof id === 'string') return { lastSeenAt, id: storableText(id) }
  throw badCursor()
}

/** A page of a device's findings, the latest seen first. */
export const pageFindings = async (
  pool: Pool,
  deviceId: string,
  cursor: string | null,
  limit: number,
): Promise<ReturnType<typeof pageOf<FindingDocument>>> => {
  const rows = await listFindingRows(pool, deviceId, cursorOf(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1)?.finding : undefined
  const next = last === undefined ? null : encodeCursor([last.lastSeenAt, last.id])
  const sudden = new Set((await readSuddenSigns(pool, deviceId)).map(keyOf))
  const items = shown.map((row) => documentOf(row, sudden))
  return pageOf(items, next, await countFindings(pool, deviceId))
}

/** The raw records behind a finding, as one page: there are at most 15. */
export const readEvidence = async (
  pool: Pool,
  deviceId: string,
  findingId: string,
): Promise<ReturnType<typeof pageOf<EvidenceDocument>>> => {
  const evidence = await findEvidence(pool, deviceId, storableText(findingId))
  if (evidence === null) throw notFound(`${deviceId} has no finding ${findingId.slice(0, 80)}.`)
  const items = evidence.map(({ observedAt, source, record }) => ({ observedAt: toIso(observedAt), source, record }))
  return pageOf(items, null, items.length)
}
