import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

export type NoteRecord = {
  id: string
  deviceId: string
  at: EpochMs
  by: string
  text: string
  editedAt: EpochMs | null
}

type Row = { id: string; device_id: string; at: Date; by: string; text: string; edited_at: Date | null }

const COLUMNS = 'id, device_id, at, by, text, edited_at'

const noteOf = ({ id, device_id: deviceId, at, by, text, edited_at: editedAt }: Row): NoteRecord => ({
  id,
  deviceId,
  at: at.getTime(),
  by,
  text,
  editedAt: editedAt?.getTime() ?? null,
})

/** Of a device: written on it, or on one that was merged into it. */
const OF_DEVICE = '(device_id = $1 OR device_id IN (SELECT id FROM device WHERE merged_into = $1))'

/** Notes of a device written before one, the newest first. */
export const readNotes = async (
  db: Queryable,
  deviceId: string,
  before: readonly [EpochMs, string] | null,
  limit: number,
): Promise<NoteRecord[]> => {
  const [at, id] = before ?? [null, null]
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM device_note WHERE ${OF_DEVICE} AND removed_at IS NULL
        AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::text))
      ORDER BY at DESC, id DESC LIMIT $4`,
    [deviceId, at === null ? null : new Date(at), id, limit],
  )
  return rows.map(noteOf)
}

/** How many notes a device has, counted to `max`. */
export const countNotes = async (db: Queryable, deviceId: string, max: number): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n
       FROM (SELECT FROM device_note WHERE ${OF_DEVICE} AND removed_at IS NULL LIMIT $2) AS counted`,
    [deviceId, max],
  )
  return rows[0]?.n ?? 0
}

/** Writes a note. */
export const insertNote = async (db: Queryable, note: Omit<NoteRecord, 'editedAt'>): Promise<void> => {
  await db.query('INSERT INTO device_note (id, device_id, at, by, text) VALUES ($1, $2, $3, $4, $5)', [
    note.id,
    note.deviceId,
    new Date(note.at),
    note.by,
    note.text,
  ])
}

/** A note of a device, locked until the transaction ends; null when there is none, or it was removed before `since`. */
export const lockNote = async (
  db: Queryable,
  deviceId: string,
  id: string,
  since: EpochMs | null,
): Promise<NoteRecord | null> => {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM device_note WHERE ${OF_DEVICE} AND id = $2
        AND (removed_at IS NULL) = ($3::timestamptz IS NULL) AND ($3 IS NULL OR removed_at >= $3) FOR UPDATE`,
    [deviceId, id, since === null ? null : new Date(since)],
  )
  return rows[0] === undefined ? null : noteOf(rows[0])
}

/** Gives a note another text. */
export const writeNoteText = async (db: Queryable, id: string, text: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE device_note SET text = $2, edited_at = $3 WHERE id = $1', [id, text, new Date(at)])
}

/** Takes a note away, or brings it back (null). */
export const writeNoteRemoval = async (db: Queryable, id: string, at: EpochMs | null): Promise<void> => {
  await db.query('UPDATE device_note SET removed_at = $2 WHERE id = $1', [id, at === null ? null : new Date(at)])
}
