import { CONVERSATIONS_MAX, type Conversation } from '@/lib/domain/conversation'
import { slicesOf, type Queryable } from './transaction'

export type DeviceConversation = { deviceId: string; conversation: Conversation }

type DeviceDay = { device_id: string; day: string }

const TOTALS = 'contacts, answered, bytes_out, bytes_in, first_at, last_at'
const KEY = 'device_id, day, remote_ip, port, transport, is_outgoing'
const ADD = `ON CONFLICT (${KEY}) DO UPDATE SET
  contacts = c.contacts + excluded.contacts, answered = c.answered + excluded.answered,
  bytes_out = c.bytes_out + excluded.bytes_out, bytes_in = c.bytes_in + excluded.bytes_in,
  first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)`

/** Adds rows and returns the devices and days that have new ones: only those can have become too many. */
const addRows = async (db: Queryable, rows: readonly DeviceConversation[]): Promise<DeviceDay[]> => {
  const column = <Value>(of: (conversation: Conversation) => Value): Value[] =>
    rows.map(({ conversation }) => of(conversation))
  const result = await db.query<DeviceDay>(
    `WITH added AS (
       INSERT INTO conversation AS c (${KEY}, ${TOTALS})
       SELECT device_id, (to_timestamp(day / 1000) AT TIME ZONE 'UTC')::date, remote_ip, port, transport, is_outgoing,
              contacts, answered, bytes_out, bytes_in, to_timestamp(first_at / 1000), to_timestamp(last_at / 1000)
         FROM unnest($1::text[], $2::float8[], $3::text[], $4::int[], $5::text[], $6::bool[], $7::bigint[],
                     $8::bigint[], $9::float8[], $10::float8[], $11::float8[], $12::float8[])
           AS u (device_id, day, remote_ip, port, transport, is_outgoing, contacts, answered, bytes_out, bytes_in,
                 first_at, last_at)
       ${ADD} RETURNING c.device_id, c.day, c.xmax = 0 AS is_new)
     SELECT DISTINCT device_id, day::text AS day FROM added WHERE is_new`,
    [
      rows.map(({ deviceId }) => deviceId),
      column(({ day }) => day),
      column(({ remoteIp }) => remoteIp),
      column(({ port }) => port),
      column(({ transport }) => transport),
      column(({ isOutgoing }) => isOutgoing),
      column(({ contacts }) => contacts),
      column(({ answered }) => answered),
      column(({ bytesOut }) => bytesOut),
      column(({ bytesIn }) => bytesIn),
      column(({ firstAt }) => firstAt),
      column(({ lastAt }) => lastAt),
    ],
  )
  return result.rows
}

/** Of a device and day that has more than 256, those with fewest contacts (of equals the earliest) become one row. */
const foldRest = async (db: Queryable, grown: readonly DeviceDay[]): Promise<void> => {
  await db.query(
    `WITH crowded AS (
       SELECT device_id, day FROM conversation JOIN unnest($1::text[], $2::date[]) AS u (device_id, day)
        USING (device_id, day) WHERE remote_ip <> '' GROUP BY device_id, day HAVING count(*) > $3),
     ranked AS (
       SELECT ${KEY}, row_number() OVER (PARTITION BY device_id, day
                ORDER BY contacts DESC, last_at DESC, remote_ip, port, transport, is_outgoing) AS place
         FROM crowded JOIN conversation USING (device_id, day) WHERE remote_ip <> ''),
     removed AS (
       DELETE FROM conversation d USING ranked r
        WHERE r.place > $3 AND (d.device_id, d.day, d.remote_ip, d.port, d.transport, d.is_outgoing)
            = (r.device_id, r.day, r.remote_ip, r.port, r.transport, r.is_outgoing)
       RETURNING d.*)
     INSERT INTO conversation AS c (${KEY}, ${TOTALS})
     SELECT device_id, day, '', 0, 'other', false, sum(contacts), sum(answered), sum(bytes_out), sum(bytes_in),
            min(first_at), max(last_at) FROM removed GROUP BY device_id, day ${ADD}`,
    [grown.map((row) => row.device_id), grown.map((row) => row.day), CONVERSATIONS_MAX],
  )
}

/** Adds conversations to what is stored of them. The devices' states are locked, so nobody else adds meanwhile. */
export const writeConversations = async (db: Queryable, rows: readonly DeviceConversation[]): Promise<void> => {
  const grown = new Map<string, DeviceDay>()
  for (const slice of slicesOf(rows)) {
    for (const row of await addRows(db, slice)) grown.set(`${row.day} ${row.device_id}`, row)
  }
  for (const slice of slicesOf([...grown.values()])) await foldRest(db, slice)
}
