import type { Pool } from 'pg'
import type { RejectDocument } from '@/lib/contracts/ingest-status'
import { toIso } from '@/lib/domain/time'
import type { RejectCode } from '@/lib/domain/parsed'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { countRejects, listRejects } from '@/lib/server/repositories/rejects'

const ID = /^[1-9]\d{0,17}$/

const cursorOf = (text: string | null): string | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [id] = key
  if (typeof id === 'string' && ID.test(id)) return id
  throw badCursor()
}

/** A page of what was not taken, the latest first; an empty source asks for all. */
export const pageRejects = async (
  pool: Pool,
  query: { source: string; code: RejectCode | null; cursor: string | null; limit: number },
): Promise<ReturnType<typeof pageOf<RejectDocument>>> => {
  const source = query.source.replaceAll('\0', '')
  const filter = { source: source === '' ? null : source, code: query.code }
  const rows = await listRejects(pool, filter, cursorOf(query.cursor), query.limit + 1)
  const items = rows.slice(0, query.limit).map((row) => ({ ...row, receivedAt: toIso(row.receivedAt) }))
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return pageOf(items, last === undefined ? null : encodeCursor([last.id]), await countRejects(pool, filter))
}
