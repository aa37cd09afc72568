import type { Conversation, ConversationPartner, ConversationTotals } from '@/lib/domain/conversation'
import type { Transport } from '@/lib/domain/observation'
import type { Queryable } from './transaction'

/** Where a page goes on: the place of the last row of the page before. */
export type ConversationPlace = ConversationPartner & { value: number }

export type ConversationColumn = 'bytes_out' | 'contacts'
type ConversationRow = Omit<Conversation, 'day'>

/** A device and those merged into it; the addresses one device had in 30 days are few. */
const OWN_IDS = `ARRAY(SELECT $1::text UNION ALL (SELECT id FROM device WHERE merged_into = $1 ORDER BY id LIMIT 256))`

const TOTALS = `sum(contacts)::float8 AS contacts, sum(answered)::float8 AS answered, sum(bytes_out) AS bytes_out,
  sum(bytes_in) AS bytes_in, min(first_at) AS first_at, max(last_at) AS last_at`

/** Days (YYYY-MM-DD) of which something is known, the latest first. */
export const listConversationDays = async (db: Queryable, deviceId: string): Promise<string[]> => {
  const { rows } = await db.query<{ day: string }>(
    `SELECT DISTINCT day::text AS day FROM conversation WHERE device_id = ANY(${OWN_IDS}) ORDER BY day DESC LIMIT 100`,
    [deviceId],
  )
  return rows.map(({ day }) => day)
}

/** How many there are on a day. */
export const countConversations = async (db: Queryable, deviceId: string, day: string): Promise<number> => {
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(DISTINCT (remote_ip, port, transport, is_outgoing))::int AS total FROM conversation
      WHERE device_id = ANY(${OWN_IDS}) AND day = $2 AND remote_ip <> ''`,
    [deviceId, day],
  )
  return rows[0]?.total ?? 0
}

type Row = {
  remote_ip: string
  port: number
  transport: Transport
  is_outgoing: boolean
  contacts: number
  answered: number
  bytes_out: number
  bytes_in: number
  first_at: Date
  last_at: Date
}

const totalsOf = (row: Row): ConversationTotals => ({
  contacts: row.contacts,
  answered: row.answered,
  bytesOut: row.bytes_out,
  bytesIn: row.bytes_in,
  firstAt: row.first_at.getTime(),
  lastAt: row.last_at.getTime(),
})

/** The conversations of a day, the largest by `column` first. At most 256 a device are stored, so all are sorted. */
export const listConversationRows = async (
  db: Queryable,
  { deviceId, day, column }: { deviceId: string; day: string; column: ConversationColumn },
  after: ConversationPlace | null,
  limit: number,
): Promise<ConversationRow[]> => {
  const { rows } = await db.query<Row>(
    `SELECT * FROM (
       SELECT remote_ip, port, transport, is_outgoing, ${TOTALS} FROM conversation
        WHERE device_id = ANY(${OWN_IDS}) AND day = $2 AND remote_ip <> ''
        GROUP BY remote_ip, port, transport, is_outgoing) c
      WHERE $3::float8 IS NULL OR ${column} < $3
         OR (${column} = $3 AND (remote_ip, port, transport, is_outgoing) > ($4, $5::int, $6, $7::bool))
      ORDER BY ${column} DESC, remote_ip, port, transport, is_outgoing LIMIT $8`,
    [deviceId, day, after?.value, after?.remoteIp, after?.port, after?.transport, after?.isOutgoing, limit],
  )
  return rows.map((row) => ({
    remoteIp: row.remote_ip,
    port: row.port,
    transport: row.transport,
    isOutgoing: row.is_outgoing,
    ...totalsOf(row),
  }))
}

/** What is beyond those that are kept, added up; null when nothing is. */
export const findOtherConversations = async (
  db: Queryable,
  deviceId: string,
  day: string,
): Promise<ConversationTotals | null> => {
  const { rows } = await db.query<Row>(
    `SELECT ${TOTALS} FROM conversation WHERE device_id = ANY(${OWN_IDS}) AND day = $2 AND remote_ip = ''
     HAVING count(*) > 0`,
    [deviceId, day],
  )
  return rows[0] === undefined ? null : totalsOf(rows[0])
}
