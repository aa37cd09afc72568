import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { NoteDocument } from '@/lib/contracts/note'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { conflict, forbidden } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import {
  countNotes,
  insertNote,
  lockNote,
  readNotes,
  writeNoteRemoval,
  writeNoteText,
  type NoteRecord,
} from '@/lib/server/repositories/device-notes'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import { mayDo, type Actor } from './actor'
import { FIXED_DAYS } from './apply-retention'
import { requireStored } from './require-stored'

/** Notes a device may have: what nobody can read helps nobody. */
const NOTES_MAX = 1_000

const mayChange = (actor: Actor, { by }: Pick<NoteRecord, 'by'>): boolean =>
  mayDo(actor, 'administer') || (mayDo(actor, 'analyse') && actor.name === by)

const documentOf = (actor: Actor, note: NoteRecord): NoteDocument => ({
  ...note,
  at: toIso(note.at),
  editedAt: note.editedAt === null ? null : toIso(note.editedAt),
  mayChange: mayChange(actor, note),
})

const beforeOf = (cursor: string | null): readonly [EpochMs, string] | null => {
  const key = decodeCursor(cursor)
  if (key === null) return null
  const [at, id] = key
  if (typeof at !== 'number' || typeof id !== 'string') throw badCursor()
  return [at, storableText(id)]
}

/** A page of the notes of a device, the newest first. */
export const pageNotes = async (
  pool: Pool,
  actor: Actor,
  deviceId: string,
  { cursor, limit }: { cursor: string | null; limit: number },
) => {
  const notes = await readNotes(pool, deviceId, beforeOf(cursor), limit + 1)
  const shown = notes.slice(0, limit)
  const last = notes.length > limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.at, last.id])
  const total = await countNotes(pool, deviceId, TOTAL_EXACT_MAX + 1)
  return pageOf(
    shown.map((note) => documentOf(actor, note)),
    next,
    total,
  )
}

/** Writes a note on a device; 409 when it has as many as it may. */
export const addNote = async (
  pool: Pool,
  actor: Actor,
  deviceId: string,
  text: string,
  at: EpochMs,
): Promise<NoteDocument> => {
  const note: NoteRecord = { id: randomUUID(), deviceId, at, by: actor.name, text: storableText(text), editedAt: null }
  await inTransaction(pool, async (client) => {
    if ((await countNotes(client, deviceId, NOTES_MAX)) >= NOTES_MAX)
      throw conflict(`This device has ${String(NOTES_MAX)} notes; remove one first.`)
    await insertNote(client, note)
    await appendAudit(client, {
      at,
      actor: actor.name,
      action: 'note.add',
      target: deviceId,
      detail: { note: note.id },
    })
  })
  return documentOf(actor, note)
}

type Given = { deviceId: string; noteId: string; at: EpochMs }
type Act = {
  action: 'note.change' | 'note.remove' | 'note.restore'
  /** Set: the note must have been removed since; null: it must not have been. */
  removedSince: EpochMs | null
  apply: (db: Queryable, note: NoteRecord) => Promise<void>
}

/** Does something with a note that is there and is the actor's; 404 and 403 otherwise. */
const actOnNote = (pool: Pool, actor: Actor, { deviceId, noteId, at }: Given, { action, removedSince, apply }: Act) =>
  inTransaction(pool, async (client) => {
    const found = await lockNote(client, deviceId, storableText(noteId), removedSince)
    const note = requireStored(found, `This device has no such note${removedSince === null ? '' : ' to bring back'}.`)
    if (!mayChange(actor, note)) throw forbidden(`This is the note of ${note.by}; its author or an administrator may.`)
    await apply(client, note)
    await appendAudit(client, { at, actor: actor.name, action, target: deviceId, detail: { note: note.id } })
    return note
  })

/** Writes a note anew. */
export const changeNote = async (pool: Pool, actor: Actor, given: Given, text: string): Promise<NoteDocument> => {
  const note = await actOnNote(pool, actor, given, {
    action: 'note.change',
    removedSince: null,
    apply: (db, { id }) => writeNoteText(db, id, storableText(text), given.at),
  })
  return documentOf(actor, { ...note, text: storableText(text), editedAt: given.at })
}

/** Takes a note away. */
export const removeNote = async (pool: Pool, actor: Actor, given: Given): Promise<void> => {
  await actOnNote(pool, actor, given, {
    action: 'note.remove',
    removedSince: null,
    apply: (db, { id }) => writeNoteRemoval(db, id, given.at),
  })
}

/** Brings a note back that was taken away. */
export const restoreNote = async (pool: Pool, actor: Actor, given: Given): Promise<NoteDocument> => {
  const note = await actOnNote(pool, actor, given, {
    action: 'note.restore',
    removedSince: given.at - FIXED_DAYS.removedNotes * DAY_MS,
    apply: (db, { id }) => writeNoteRemoval(db, id, null),
  })
  return documentOf(actor, note)
}
