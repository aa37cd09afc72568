import type { Pool } from 'pg'
import { z } from 'zod'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { FindingState } from '@/lib/assessment/device-state'
import type { Evidence } from '@/lib/domain/finding'
import { FINDING_COLUMNS, findingOf, type FindingRecord } from './findings'
import { prismaOf } from './prisma'
import type { Queryable } from './transaction'

/** A finding as lists show it: how much evidence it has, but not the evidence. */
export type FindingRow = { finding: FindingState; evidenceCount: number }

/** Where a page of findings begins: after this one. */
export type FindingCursor = { lastSeenAt: EpochMs; id: string }

const LISTED = FINDING_COLUMNS.replace('evidence', "'[]'::jsonb AS evidence").replace('settled', 'NULL AS settled')

/** The findings of a device, open and closed, the latest seen first. */
export const listFindingRows = async (
  db: Queryable,
  deviceId: string,
  after: FindingCursor | null,
  limit: number,
): Promise<FindingRow[]> => {
  const { rows } = await db.query<FindingRecord & { evidence_count: number }>(
    `SELECT ${LISTED}, jsonb_array_length(evidence) AS evidence_count FROM finding
      WHERE device_id = $1 AND ($2::float8 IS NULL OR last_seen_at < to_timestamp($2::float8 / 1000)::timestamptz(3)
         OR (last_seen_at = to_timestamp($2::float8 / 1000)::timestamptz(3) AND id > $3::text))
      ORDER BY last_seen_at DESC, id LIMIT $4`,
    [deviceId, after?.lastSeenAt ?? null, after?.id ?? null, limit],
  )
  return rows.map((row) => ({ finding: findingOf(row), evidenceCount: row.evidence_count }))
}

/** What findings are about, by their ids; of those that there are. */
export const readSubjects = async (db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<{ id: string; subject: string }>(
    'SELECT id, subject FROM finding WHERE id = ANY($1)',
    [ids],
  )
  return new Map(rows.map(({ id, subject }) => [id, subject]))
}

/** What a finding of a device is about; null when it has none of this id. */
export const findSign = async (
  db: Queryable,
  deviceId: string,
  findingId: string,
): Promise<{ ruleId: string; subject: string; isOpen: boolean } | null> => {
  const { rows } = await db.query<{ rule_id: string; subject: string; is_open: boolean }>(
    'SELECT rule_id, subject, closed_at IS NULL AS is_open FROM finding WHERE id = $1 AND device_id = $2',
    [findingId, deviceId],
  )
  const [row] = rows
  return row === undefined ? null : { ruleId: row.rule_id, subject: row.subject, isOpen: row.is_open }
}

/** How many findings a device has, counted to 10,001. */
export const countFindings = (pool: Pool, deviceId: string): Promise<number> =>
  prismaOf(pool).finding.count({ where: { deviceId }, take: 10_001 })

const StoredEvidence = z.array(z.object({ observedAt: z.number(), source: z.enum(SOURCE_KINDS), record: z.string() }))

/** The raw records a finding of a device rests on; null when there is no such finding. */
export const findEvidence = async (
  pool: Pool,
  deviceId: string,
  findingId: string,
): Promise<readonly Evidence[] | null> => {
  const row = await prismaOf(pool).finding.findFirst({
    where: { id: findingId, deviceId },
    select: { evidence: true },
  })
  return row === null ? null : StoredEvidence.parse(row.evidence)
}
