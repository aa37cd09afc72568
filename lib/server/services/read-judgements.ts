import type { Pool } from 'pg'
import type { JudgementDocument } from '@/lib/contracts/judgement'
import type { EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { countJudgementRows, listJudgementRows, type JudgementCursor } from '@/lib/server/repositories/judgements'
import { storableText } from '@/lib/server/repositories/storable'
import { judgementDocumentOf } from './judgement-document'

type Query = { device: string; rule: string; active: 'true' | 'false' | 'all'; cursor: string | null; limit: number }

const cursorOf = (text: string | null): JudgementCursor | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [at, id] = key
  if (typeof at === 'number' && typeof id === 'string') return { at, id: storableText(id) }
  throw badCursor()
}

/** A page of what people said of findings, the latest first. */
export const pageJudgements = async (
  pool: Pool,
  { device, rule, active, cursor, limit }: Query,
  now: EpochMs,
): Promise<ReturnType<typeof pageOf<JudgementDocument>>> => {
  const filter = {
    device: storableText(device),
    rule: storableText(rule),
    active: active === 'all' ? null : active === 'true',
    now,
  }
  const rows = await listJudgementRows(pool, filter, cursorOf(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.at, last.id])
  const items = shown.map((row) => judgementDocumentOf(row, now))
  return pageOf(items, next, await countJudgementRows(pool, filter))
}
