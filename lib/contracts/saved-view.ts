import { z } from 'zod'
import { VIEW_NAME_LENGTH_MAX, VIEW_SCREENS, VIEW_SEARCH_LENGTH_MAX } from '@/lib/domain/saved-view'
import { IsoTime } from './shared'

const ViewName = z
  .string()
  .trim()
  .min(1, { message: 'must say something' })
  .max(VIEW_NAME_LENGTH_MAX, { message: `must be at most ${String(VIEW_NAME_LENGTH_MAX)} characters` })
  .refine((name) => !/[\p{Cc}\p{Cs}]/u.test(name), { message: 'must not hold control characters' })

/** A list as somebody keeps it: `search` is the search part of the page's address, without the question mark. */
export const SavedViewDocument = z.object({
  id: z.string(),
  screen: z.enum(VIEW_SCREENS),
  name: z.string(),
  search: z.string(),
  createdAt: IsoTime,
})
export type SavedViewDocument = z.infer<typeof SavedViewDocument>

export const SavedViewRequest = z.object({
  screen: z.enum(VIEW_SCREENS),
  name: ViewName,
  search: z.string().max(VIEW_SEARCH_LENGTH_MAX, {
    message: `must be at most ${VIEW_SEARCH_LENGTH_MAX.toLocaleString('en')} characters`,
  }),
  /** To write over one's own view of this name. */
  replace: z.boolean().default(false),
})
export type SavedViewRequest = z.infer<typeof SavedViewRequest>

export const SavedViewChange = z.object({ name: ViewName })
