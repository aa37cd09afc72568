import { digest } from '@/lib/server/digest'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { storableJson, storableText } from './storable'
import type { Queryable } from './transaction'

/** What a privileged act was done with; flat, and never a secret. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export type AuditEntry = { at: EpochMs; actor: string; action: string; target: string; detail: AuditDetail }

/** Before the first entry. */
export const GENESIS_HASH = '0'.repeat(64)

/** The hash of an entry: over the hash before it and every field, keys of the detail in order. */
export const auditHashOf = (previousHash: string, sequence: number, entry: AuditEntry): string => {
  const detail = Object.entries(entry.detail).sort(([left], [right]) => (left < right ? -1 : 1))
  const fields = [previousHash, sequence, toIso(entry.at), entry.actor, entry.action, entry.target, detail]
  return digest(JSON.stringify(fields))
}

/** Appends to the audit log. Call it in the transaction of the act, so that neither is there without the other. */
export const appendAudit = async (db: Queryable, given: AuditEntry): Promise<void> => {
  const entry = {
    ...given,
    target: storableText(given.target),
    detail: JSON.parse(storableJson(given.detail)) as AuditDetail,
  }
  // One writer at a time, or two entries would follow the same one; readers go on.
  await db.query('LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE')
  const { rows } = await db.query<{ sequence: string; hash: string }>(
    'SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1',
  )
  const previousHash = rows[0]?.hash ?? GENESIS_HASH
  const sequence = Number(rows[0]?.sequence ?? 0) + 1
  await db.query(
    `INSERT INTO audit_entry (sequence, at, actor, action, target, detail, previous_hash, hash)
     VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4, $5, $6, $7, $8)`,
    [
      sequence,
      entry.at,
      entry.actor,
      entry.action,
      entry.target,
      JSON.stringify(entry.detail),
      previousHash,
      auditHashOf(previousHash, sequence, entry),
    ],
  )
}
