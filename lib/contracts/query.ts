import { z } from 'zod'

/** Items of a page unless the caller asks for fewer or more. */
const LIMIT_DEFAULT = 50
const LIMIT_MAX = 500

/** The text of a search box, and of the filters in it. */
export const SEARCH_LENGTH_MAX = 512

/** The page of a list: where it begins and how many items it has. */
export const pageQuery = (limitDefault = LIMIT_DEFAULT) => ({
  cursor: z.string().max(1_024).nullable().default(null).describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(limitDefault),
})

/** A day in a query (UTC), as the database knows days: there is no year 0. */
export const CalendarDay = z.iso
  .date({ message: 'must be a day such as 2026-11-23' })
  .refine((day) => !day.startsWith('0000'), { message: 'must be a day such as 2026-11-23' })

/** A time in a query as ISO 8601 in UTC or with an offset; read as epoch milliseconds. */
export const Moment = z.iso
  .datetime({ offset: true, message: 'must be a time such as 2026-11-23T06:00:00Z' })
  .transform((text) => Date.parse(text))
  .refine(Number.isFinite, { message: 'must be a time such as 2026-11-23T06:00:00Z' })
