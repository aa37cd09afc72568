import { randomUUID } from 'node:crypto'
import type { Judgement } from '@/lib/domain/judgement'
import { judgementOf, type JudgementRow } from './judgements'
import type { Queryable } from './transaction'

/** Judgements that reach beyond one device, by a process of this version. */
export type WideJudgements = { judgements: readonly Judgement[]; groupIds: readonly string[] }

const NONE: WideJudgements = { judgements: [], groupIds: [] }
/** One installation has one version at a time; tests have several in one process. */
const VERSIONS_KEPT = 8

// Next.js bundles a module once per kind of route: there must be one a process all the same.
const shared = globalThis as typeof globalThis & { vedetteWideJudgements?: Map<string, WideJudgements> }

const readWide = async (db: Queryable): Promise<WideJudgements> => {
  const { rows } = await db.query<JudgementRow>(
    `SELECT id, rule_id, subject, verdict, scope, scope_key, at, expires_at FROM judgement
      WHERE scope IN ('group', 'model', 'everywhere') AND closed_at IS NULL`,
  )
  const judgements = rows.map(judgementOf)
  const groupIds = judgements.flatMap(({ scope, scopeKey }) => (scope === 'group' ? [scopeKey] : []))
  return { judgements, groupIds: [...new Set(groupIds)] }
}

/** The judgements that reach beyond one device; read once a version and process. */
export const wideJudgements = async (db: Queryable, version: string): Promise<WideJudgements> => {
  if (version === '') return NONE
  const kept = (shared.vedetteWideJudgements ??= new Map<string, WideJudgements>())
  const known = kept.get(version)
  if (known !== undefined) return known
  const wide = await readWide(db)
  kept.set(version, wide)
  for (const oldest of kept.keys()) {
    if (kept.size <= VERSIONS_KEPT) break
    kept.delete(oldest)
  }
  return wide
}

/** Of some groups those that devices lie in, by device. */
export const readJudgedGroups = async (
  db: Queryable,
  deviceIds: readonly string[],
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (groupIds.length === 0 || deviceIds.length === 0) return new Map()
  const { rows } = await db.query<{ device_id: string; groups: string[] }>(
    `SELECT device_id, array_agg(group_id) AS groups FROM group_member
      WHERE device_id = ANY($1) AND group_id = ANY($2) GROUP BY device_id`,
    [deviceIds, groupIds],
  )
  return new Map(rows.map(({ device_id: id, groups }) => [id, groups]))
}

/** Takes the wide judgements for this transaction: one writer at a time, so that they can be counted. */
export const lockWideJudgements = async (db: Queryable): Promise<void> => {
  await db.query('SELECT version FROM judgement_version FOR UPDATE')
}

/** Tells every process to read the wide judgements again. In the transaction that changes them. */
export const renewWideJudgements = async (db: Queryable): Promise<void> => {
  await db.query('UPDATE judgement_version SET version = $1', [randomUUID()])
}

export const countWideJudgements = async (db: Queryable): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM judgement
      WHERE scope IN ('group', 'model', 'everywhere') AND closed_at IS NULL`,
  )
  return rows[0]?.n ?? 0
}
