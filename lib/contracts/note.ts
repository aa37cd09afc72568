import { z } from 'zod'
import { IsoTime } from './shared'

/** Characters of a note; longer ones belong into a ticket. */
export const NOTE_LENGTH_MAX = 4_000

/** What somebody wrote down of a device. */
export const NoteDocument = z.object({
  id: z.string(),
  deviceId: z.string(),
  at: IsoTime,
  by: z.string(),
  text: z.string(),
  editedAt: IsoTime.nullable(),
  /** Whether the asker may change and remove it: its author, or an administrator. */
  mayChange: z.boolean(),
})
export type NoteDocument = z.infer<typeof NoteDocument>

export const NoteText = z.object({
  text: z
    .string()
    .trim()
    .min(1, { message: 'must say something' })
    .max(NOTE_LENGTH_MAX, { message: `must be at most ${NOTE_LENGTH_MAX.toLocaleString('en')} characters` }),
})
