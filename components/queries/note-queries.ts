import './no-eval-validation'
import { NoteDocument } from '@/lib/contracts/note'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const pathOf = (deviceId: string): string => `/api/v1/devices/${encodeURIComponent(deviceId)}/notes`
const noteOf = (deviceId: string, noteId: string): string => `${pathOf(deviceId)}/${encodeURIComponent(noteId)}`

/** What people wrote down of a device. */
export const notesQuery = (deviceId: string) =>
  pagesQuery(queryKeys.notes(deviceId), pathOf(deviceId), { limit: '20' }, NoteDocument)

export const addNote = (deviceId: string, text: string) => sendJson('POST', pathOf(deviceId), { text }, NoteDocument)

export const changeNote = (deviceId: string, noteId: string, text: string) =>
  sendJson('PATCH', noteOf(deviceId, noteId), { text }, NoteDocument)

export const removeNote = (deviceId: string, noteId: string) => sendOnly('DELETE', noteOf(deviceId, noteId))

export const restoreNote = (deviceId: string, noteId: string) =>
  sendJson('POST', `${noteOf(deviceId, noteId)}/restoration`, {}, NoteDocument)
