import type { Pool } from 'pg'
import type { EvidenceDocument, FindingDocument } from '@/lib/contracts/finding'
import type { Sign } from '@/lib/assessment/device-relation'
import { ruleOf } from '@/lib/detection/registry'
import type { JudgementDocument } from '@/lib/contracts/judgement'
import { covers, judgementOf } from '@/lib/domain/judgement'
import { toIso, type EpochMs } from '@/lib/domain/time'
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
import { readJudgements } from '@/lib/server/repositories/judgements'
import { storableText } from '@/lib/server/repositories/storable'
import { judgementDocumentOf } from './judgement-document'
import { readReaching } from './load-devices'

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

const documentOf = (
  { finding, evidenceCount }: FindingRow,
  sudden: ReadonlySet<string>,
  judgement: JudgementDocument | null,
): FindingDocument => ({
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
  verdict: judgement?.verdict ?? null,
  judgement,
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

/** What people say of findings of a device now, open and closed, with who and why. */
const judgementsOf = async (pool: Pool, deviceId: string, now: EpochMs) => {
  const reaching = (await readReaching(pool, [deviceId])).get(deviceId) ?? []
  const records = await readJudgements(
    pool,
    reaching.map(({ id }) => id),
  )
  const byId = new Map(records.map((record) => [record.id, record]))
  return ({ finding }: FindingRow): JudgementDocument | null => {
    const holding = reaching.filter((judgement) => judgement.at <= now && covers(judgement, finding))
    const record = byId.get(judgementOf(finding, holding, now)?.id ?? '')
    return record === undefined ? null : judgementDocumentOf(record, now)
  }
}

/** A page of a device's findings, the latest seen first. */
export const pageFindings = async (
  pool: Pool,
  deviceId: string,
  cursor: string | null,
  limit: number,
  now: EpochMs,
): Promise<ReturnType<typeof pageOf<FindingDocument>>> => {
  const rows = await listFindingRows(pool, deviceId, cursorOf(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1)?.finding : undefined
  const next = last === undefined ? null : encodeCursor([last.lastSeenAt, last.id])
  const sudden = new Set((await readSuddenSigns(pool, deviceId)).map(keyOf))
  const judgedBy = await judgementsOf(pool, deviceId, now)
  const items = shown.map((row) => documentOf(row, sudden, judgedBy(row)))
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
