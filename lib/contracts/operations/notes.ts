import { NoteDocument, NoteText } from '../note'
import { json, NO_ANSWER, operation } from '../operation'
import { pageQuery } from '../query'
import { listOf } from '../shared'
import { z } from 'zod'

const tag = 'Notes'
const body = { kind: 'json', schema: NoteText, example: { text: 'Reflashed by the installer on Monday.' } } as const

export const listNotes = operation({
  id: 'listNotes',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/notes',
  access: 'read',
  tag,
  summary: 'What people wrote down of a device, the newest first',
  query: z.object(pageQuery()),
  answer: json(listOf(NoteDocument)),
  refusals: [404],
})

export const addNote = operation({
  id: 'addNote',
  method: 'POST',
  path: '/api/v1/devices/{deviceId}/notes',
  access: 'analyse',
  tag,
  summary: 'Writes a note on a device',
  body,
  answer: json(NoteDocument),
  status: 201,
  refusals: [404, 409, 413, 415],
})

export const changeNote = operation({
  id: 'changeNote',
  method: 'PATCH',
  path: '/api/v1/devices/{deviceId}/notes/{noteId}',
  access: 'analyse',
  tag,
  summary: 'Writes a note anew; its author or an administrator may',
  body,
  answer: json(NoteDocument),
  refusals: [404, 413, 415],
})

export const removeNote = operation({
  id: 'removeNote',
  method: 'DELETE',
  path: '/api/v1/devices/{deviceId}/notes/{noteId}',
  access: 'analyse',
  tag,
  summary: 'Takes a note away; its author or an administrator may',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const restoreNote = operation({
  id: 'restoreNote',
  method: 'POST',
  path: '/api/v1/devices/{deviceId}/notes/{noteId}/restoration',
  access: 'analyse',
  tag,
  summary: 'Brings a note back that was taken away within the last 30 days',
  answer: json(NoteDocument),
  refusals: [404],
})

export const NOTE_OPERATIONS = [listNotes, addNote, changeNote, removeNote, restoreNote]
