import type { Evidence, Exposure, FindingKind, Verdict } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { Severity } from '@/lib/domain/severity'
import type { FindingState, TrackedFinding } from '@/lib/assessment/device-state'
import { storableJson, storableText } from './storable'
import { slicesOf, type Queryable } from './transaction'

export type FindingRecord = {
  id: string
  device_id: string
  rule_id: string
  kind: FindingKind
  subject: string
  stage: KillChainStage
  severity: Severity
  confidence: number
  exposure: Exposure
  first_seen_at: Date
  last_seen_at: Date
  count: string
  summary: string
  evidence: Evidence[]
  closed_at: Date | null
  verdict: Verdict | null
  verdict_at: Date | null
  verdict_until: Date | null
  scored_confidence: number | null
  settled: FindingState | null
}

export const FINDING_COLUMNS = `id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure,
  first_seen_at, last_seen_at, count, summary, evidence, closed_at, verdict, verdict_at, verdict_until, scored_confidence, settled`

const verdictOf = ({ verdict, verdict_at: at, verdict_until: until }: FindingRecord): FindingState['verdict'] =>
  verdict === null || at === null ? null : { verdict, at: at.getTime(), until: until?.getTime() ?? null }

/** A row as the noun. */
export const findingOf = (row: FindingRecord): FindingState => ({
  id: row.id,
  deviceId: row.device_id,
  ruleId: row.rule_id,
  kind: row.kind,
  subject: row.subject,
  stage: row.stage,
  severity: row.severity,
  confidence: row.confidence,
  exposure: row.exposure,
  firstSeenAt: row.first_seen_at.getTime(),
  lastSeenAt: row.last_seen_at.getTime(),
  count: Number(row.count),
  summary: row.summary,
  evidence: row.evidence,
  closedAt: row.closed_at?.getTime() ?? null,
  verdict: verdictOf(row),
  scoredConfidence: row.scored_confidence,
})

/** The open findings of devices, by device. */
export const readOpenFindings = async (
  db: Queryable,
  deviceIds: readonly string[],
): Promise<Map<string, TrackedFinding[]>> => {
  const byDevice = new Map<string, TrackedFinding[]>()
  if (deviceIds.length === 0) return byDevice
  const { rows } = await db.query<FindingRecord>(
    `SELECT ${FINDING_COLUMNS} FROM finding WHERE device_id = ANY($1) AND closed_at IS NULL ORDER BY id`,
    [deviceIds],
  )
  for (const row of rows) {
    const tracked: TrackedFinding = { current: findingOf(row), settled: row.settled }
    const known = byDevice.get(row.device_id)
    if (known === undefined) byDevice.set(row.device_id, [tracked])
    else known.push(tracked)
  }
  return byDevice
}

const UPSERT = `
  INSERT INTO finding (id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, first_seen_at,
                       last_seen_at, count, summary, evidence, closed_at, scored_confidence, settled,
                       verdict, verdict_at, verdict_until)
  SELECT id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, to_timestamp(first_seen / 1000),
         to_timestamp(last_seen / 1000), count, summary, evidence::jsonb, to_timestamp(closed / 1000), scored,
         settled::jsonb, verdict, to_timestamp(verdict_at / 1000), to_timestamp(verdict_until / 1000)
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[],
                $9::text[], $10::float8[], $11::float8[], $12::bigint[], $13::text[], $14::text[], $15::float8[],
                $16::float8[], $17::text[], $18::text[], $19::float8[], $20::float8[])
      AS u (id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, first_seen, last_seen,
            count, summary, evidence, closed, scored, settled, verdict, verdict_at, verdict_until)
  ON CONFLICT (id) DO UPDATE SET
    subject = excluded.subject, severity = excluded.severity, confidence = excluded.confidence,
    exposure = excluded.exposure, first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at,
    count = excluded.count, summary = excluded.summary, evidence = excluded.evidence, closed_at = excluded.closed_at,
    scored_confidence = excluded.scored_confidence, settled = excluded.settled,
    verdict = excluded.verdict, verdict_at = excluded.verdict_at, verdict_until = excluded.verdict_until`

/** Writes findings as they now are. */
export const writeFindings = async (db: Queryable, findings: readonly TrackedFinding[]): Promise<void> => {
  for (const slice of slicesOf(findings)) {
    const now = slice.map((tracked) => tracked.current)
    await db.query(UPSERT, [
      now.map((finding) => finding.id),
      now.map((finding) => finding.deviceId),
      now.map((finding) => finding.ruleId),
      now.map((finding) => finding.kind),
      now.map((finding) => storableText(finding.subject)),
      now.map((finding) => finding.stage),
      now.map((finding) => finding.severity),
      now.map((finding) => finding.confidence),
      now.map((finding) => finding.exposure),
      now.map((finding) => finding.firstSeenAt),
      now.map((finding) => finding.lastSeenAt),
      now.map((finding) => Math.round(finding.count)),
      now.map((finding) => storableText(finding.summary)),
      now.map((finding) => storableJson(finding.evidence)),
      now.map((finding) => finding.closedAt),
      now.map((finding) => finding.scoredConfidence),
      slice.map((tracked) => (tracked.settled === null ? null : storableJson(tracked.settled))),
      now.map(({ verdict }) => verdict?.verdict ?? null),
      now.map(({ verdict }) => verdict?.at ?? null),
      now.map(({ verdict }) => verdict?.until ?? null),
    ])
  }
}

/** Removes findings that were opened in a minute that ended otherwise. */
export const removeFindings = async (db: Queryable, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await db.query('DELETE FROM finding WHERE id = ANY($1)', [ids])
}
