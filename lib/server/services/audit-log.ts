import type { Pool } from 'pg'
import type { AuditDocument, AuditVerification } from '@/lib/contracts/audit'
import { toIso } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { badRequest } from '@/lib/server/errors'
import { auditHashOf, GENESIS_HASH } from '@/lib/server/repositories/audit'
import {
  countAudit,
  findAudit,
  findAuditHead,
  readActionsOf,
  readAudit,
  readAuditAfter,
  type AuditRecord,
} from '@/lib/server/repositories/audit-log'
import { storableText } from '@/lib/server/repositories/storable'
import { log } from '@/lib/server/log'

/** Entries held at once, and looked at in one stretch. */
const BATCH = 1_000
const STRETCH = 10_000

type Link = { sequence: number; hash: string }
const GENESIS: Link = { sequence: 0, hash: GENESIS_HASH }

const follows = (record: AuditRecord, last: Link): boolean =>
  record.sequence === last.sequence + 1 &&
  record.previousHash === last.hash &&
  record.hash === auditHashOf(last.hash, record.sequence, record)

const linkAt = async (pool: Pool, sequence: number): Promise<Link> => {
  if (sequence === 0) return GENESIS
  const found = await findAudit(pool, sequence)
  if (found === null) throw badRequest(`There is no entry ${String(sequence)} to go on from.`)
  return found
}

/** Checks up to 10,000 entries after one that was checked before; 0 is the beginning of the log. */
export const verifyAuditStretch = async (pool: Pool, after: number): Promise<AuditVerification> => {
  let last = await linkAt(pool, after)
  const resultOf = (brokenAt: number | null, nextAfter: number | null): AuditVerification => ({
    checked: last.sequence - after,
    brokenAt,
    nextAfter,
    headSequence: last.sequence,
    headHash: last.hash,
  })
  while (last.sequence - after < STRETCH) {
    const records = await readAuditAfter(pool, last.sequence, BATCH)
    for (const record of records) {
      if (!follows(record, last)) return resultOf(record.sequence, null)
      last = record
    }
    if (records.length < BATCH) return resultOf(null, null)
  }
  return resultOf(null, last.sequence)
}

/** Checks the whole log, a stretch at a time. */
export const verifyAudit = async (pool: Pool): Promise<AuditVerification> => {
  let checked = 0
  let after: number | null = 0
  for (;;) {
    const stretch: AuditVerification = await verifyAuditStretch(pool, after)
    checked += stretch.checked
    after = stretch.nextAfter
    if (after === null) return { ...stretch, checked }
  }
}

const documentOf = ({ previousHash: _, at, ...record }: AuditRecord): AuditDocument => ({
  ...record,
  at: toIso(at),
  detail: Object.fromEntries(
    Object.entries(record.detail).map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : value]),
  ) as AuditDocument['detail'],
})

const beforeOf = (cursor: string | null): number => {
  const key = decodeCursor(cursor)
  if (key === null) return Number.MAX_SAFE_INTEGER
  const [before] = key
  if (key.length !== 1 || typeof before !== 'number' || !Number.isSafeInteger(before)) throw badCursor()
  return before
}

type Query = { actor: string; action: string; target: string; cursor: string | null; limit: number }

/** A page of the audit log, the newest first. */
export const listAudit = async (pool: Pool, { actor, action, target, cursor, limit }: Query) => {
  const filter = {
    actor: actor === '' ? null : storableText(actor),
    target: target === '' ? null : storableText(target),
    actions: action === '' ? null : await readActionsOf(pool, storableText(action)),
  }
  const { records, lookOnBefore } = await readAudit(pool, filter, beforeOf(cursor), limit)
  const total = await countAudit(pool, filter, TOTAL_EXACT_MAX + 1)
  return pageOf(records.map(documentOf), lookOnBefore === null ? null : encodeCursor([lookOnBefore]), total)
}

/**
 * Writes where the audit log ends to the process's log, which is kept elsewhere: whoever can rewrite the database and
 * all hashes in it still cannot make it end with this one.
 */
export const logAuditHead = async (pool: Pool): Promise<void> => {
  const head = await findAuditHead(pool)
  if (head !== null)
    log.info({ sequence: head.sequence, hash: head.hash, at: toIso(head.at) }, 'The audit log ends here')
}
