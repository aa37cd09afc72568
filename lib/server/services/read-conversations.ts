import type { Pool } from 'pg'
import type { ConversationOrder, ConversationsDocument } from '@/lib/contracts/conversation'
import type { ConversationTotals } from '@/lib/domain/conversation'
import { TRANSPORTS } from '@/lib/domain/observation'
import { toIso } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import {
  countConversations,
  findOtherConversations,
  listConversationDays,
  listConversationRows,
  type ConversationColumn,
  type ConversationPlace,
} from '@/lib/server/repositories/conversation-rows'
import { storableText } from '@/lib/server/repositories/storable'

type Asked = { day: string | null; order: ConversationOrder; cursor: string | null; limit: number }

const COLUMN = { bytesOut: 'bytes_out', contacts: 'contacts' } as const satisfies Record<
  ConversationOrder,
  ConversationColumn
>

const PORT_MAX = 65_535
const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= PORT_MAX

const placeOf = (text: string | null): ConversationPlace | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [value, remoteIp, port, given, isOutgoing] = key
  const transport = TRANSPORTS.find((one) => one === given)
  const isWhole = typeof value === 'number' && typeof remoteIp === 'string' && typeof isOutgoing === 'boolean'
  if (!isWhole || !isPort(port) || transport === undefined) throw badCursor()
  return { value, remoteIp: storableText(remoteIp), port, transport, isOutgoing }
}

const totalsOf = ({ firstAt, lastAt, ...counts }: ConversationTotals) => ({
  ...counts,
  firstAt: toIso(firstAt),
  lastAt: toIso(lastAt),
})

/** A page of the conversations of a device on a day, the largest first; of the latest day when none is asked for. */
export const pageConversations = async (
  pool: Pool,
  deviceId: string,
  { day: asked, order, cursor, limit }: Asked,
): Promise<ConversationsDocument> => {
  const days = await listConversationDays(pool, deviceId)
  const day = asked ?? days[0] ?? null
  if (day === null) return { ...pageOf([], null, 0), day, days, others: null }
  const column = COLUMN[order]
  const rows = await listConversationRows(pool, { deviceId, day, column }, placeOf(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next =
    last === undefined ? null : encodeCursor([last[order], last.remoteIp, last.port, last.transport, last.isOutgoing])
  const others = await findOtherConversations(pool, deviceId, day)
  const items = shown.map(({ remoteIp, port, transport, isOutgoing, ...totals }) => {
    return { remoteIp, port, transport, isOutgoing, ...totalsOf(totals) }
  })
  const page = pageOf(items, next, await countConversations(pool, deviceId, day))
  return { ...page, day, days, others: others === null ? null : totalsOf(others) }
}
