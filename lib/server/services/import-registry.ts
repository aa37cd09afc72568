import { createHash, type Hash } from 'node:crypto'
import type { Pool } from 'pg'
import type { RegistryImportDocument } from '@/lib/contracts/registry'
import { isSampleName } from '@/lib/domain/sample-fleet'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { parseRegistry } from '@/lib/ingest/registry/parse-registry'
import type { RegistryReject, RegistryRow } from '@/lib/ingest/registry/registry-row'
import { conflict, unprocessable } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { inTransaction, slicesOf, type Queryable } from '@/lib/server/repositories/transaction'
import { matchesGlob, mayDo, type Actor } from './actor'
import type { PlannedDevice } from './plan-registry'
import { applyRegistry, planRegistry, type RegistryPlan } from './write-registry'

/** Rows, differences and groups that an answer names; all are counted. */
const NAMED_MAX = 100

/** A file to be imported. With `expect` only what a preview showed is applied. */
export type RegistryImport = { text: string; format: 'csv' | 'json'; isPreview: boolean; expect: string | null }

type Counts = Omit<RegistryImportDocument, 'applied' | 'at' | 'digest'>
type Run = { counts: Counts; hash: Hash; newGroups: Set<string> }

const addTo = <Item>(list: Item[], items: readonly Item[]): void => {
  list.push(...items.slice(0, NAMED_MAX - list.length))
}

const kindOf = ({ isNew, differences }: PlannedDevice): 'created' | 'changed' | 'unchanged' =>
  isNew ? 'created' : differences.length > 0 ? 'changed' : 'unchanged'

const count = ({ counts, hash, newGroups: named }: Run, { devices, rejects, newGroups }: RegistryPlan): void => {
  counts.rejected += rejects.length
  addTo(counts.rejects, rejects)
  for (const id of newGroups.keys()) if (named.size < NAMED_MAX) named.add(id)
  for (const device of devices) {
    const { line, id: deviceId, isNew, differences: fields } = device
    counts[kindOf(device)] += 1
    if (fields.length === 0) continue
    addTo(counts.differences, [{ line, deviceId, isNew, fields }])
    hash.update(JSON.stringify([deviceId, isNew, fields]))
  }
}

const byId = (left: RegistryRow, right: RegistryRow): number => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)

/** Slice by slice in the order of the ids, so that no more than one of them is held. */
const runAll = async (
  db: Queryable,
  rows: readonly RegistryRow[],
  run: Run,
  apply: ((plan: RegistryPlan) => Promise<void>) | null,
): Promise<void> => {
  for (const slice of slicesOf(rows)) {
    const plan = await planRegistry(db, slice, apply !== null)
    count(run, plan)
    await apply?.(plan)
  }
}

/** Rows about things that the actor may speak for; an analyst may speak of all. */
const permitted = (actor: Actor, rows: readonly RegistryRow[]): { rows: RegistryRow[]; rejects: RegistryReject[] } => {
  const isMine = ({ id }: RegistryRow): boolean =>
    isSampleName(id)
      ? mayDo(actor, 'import') && actor.any
      : mayDo(actor, 'analyse') || actor.any || (actor.thingPattern !== null && matchesGlob(actor.thingPattern, id))
  const rejects = rows
    .filter((row) => !isMine(row))
    .map(({ line, id }) => ({ line, column: 'id', reason: `this token may not speak for ${id}` }))
  return { rows: rows.filter(isMine), rejects }
}

const newRun = (text: string, total: number, rejected: number, rejects: readonly RegistryReject[]): Run => ({
  counts: {
    rows: total,
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected,
    newGroups: [],
    differences: [],
    rejects: rejects.slice(0, NAMED_MAX),
  },
  hash: createHash('sha256').update(text),
  newGroups: new Set(),
})

/** The lists in the order of the file, which was gone through by id. */
const documentOf = ({ counts, hash, newGroups }: Run, applied: boolean, at: EpochMs): RegistryImportDocument => ({
  applied,
  at: toIso(at),
  ...counts,
  newGroups: [...newGroups],
  differences: counts.differences.toSorted((a, b) => a.line - b.line),
  rejects: counts.rejects.toSorted((a, b) => a.line - b.line),
  digest: hash.digest('hex'),
})

/**
 * Registers and changes the devices of a file, all in one transaction, or only says what that would do. Rows that
 * cannot be read are passed over and named. 409 when the registry is no longer what a preview saw.
 */
export const importRegistry = async (
  pool: Pool,
  actor: Actor,
  { text, format, isPreview, expect }: RegistryImport,
  at: EpochMs,
): Promise<RegistryImportDocument> => {
  const parsed = parseRegistry(text, format)
  const { rows, rejects } = permitted(actor, parsed.rows.toSorted(byId))
  const total = parsed.rows.length + parsed.rejected
  const start = () => newRun(text, total, parsed.rejected + rejects.length, [...parsed.rejects, ...rejects])
  if (total === 0) throw unprocessable('The file has no rows.')
  if (isPreview) {
    const run = start()
    await runAll(pool, rows, run, null)
    return documentOf(run, false, at)
  }
  return inTransaction(pool, async (client) => {
    const run = start()
    await runAll(client, rows, run, (plan) => applyRegistry(client, plan, actor.name, at))
    const document = documentOf(run, true, at)
    if (expect !== null && expect !== document.digest) {
      throw conflict('The registry has changed since the preview, or the file has. Preview it again.')
    }
    const { created, changed, unchanged, rejected, newGroups, digest } = document
    const detail = { rows: total, created, changed, unchanged, rejected, newGroups, digest }
    await appendAudit(client, { at, actor: actor.name, action: 'registry.import', target: 'registry', detail })
    return document
  })
}
