import { badRequest } from '@/lib/server/errors'

/** Items of a page unless the caller asks for fewer or more. */
const LIMIT_DEFAULT = 50
const LIMIT_MAX = 500

/** Where the next page of a list begins, as text that goes through a URL. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key in a cursor, whose parts the caller checks; null when none was given. Throws 400 on anything else. */
export const decodeCursor = (cursor: string | null): readonly unknown[] | null => {
  if (cursor === null) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor.slice(0, 1_024), 'base64url').toString('utf8'))
    if (Array.isArray(key)) return key as readonly unknown[]
  } catch {
    // Said below.
  }
  throw badCursor()
}

export const badCursor = (): Error => badRequest('The cursor is not one that this list gave.')

/** The page size asked for. */
export const limitOf = (search: URLSearchParams, byDefault = LIMIT_DEFAULT): number => {
  const given = search.get('limit')
  if (given === null) return byDefault
  const limit = Number(given)
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT_MAX) return limit
  throw badRequest(`limit must be a whole number from 1 to ${String(LIMIT_MAX)}.`)
}

/** Totals are exact to here. */
export const TOTAL_EXACT_MAX = 10_000

/** A page of a list as the API answers it. `counted` is the true total, or anything above 10,000. */
export const pageOf = <Item>(
  items: readonly Item[],
  nextCursor: string | null,
  counted: number,
): { items: Item[]; nextCursor: string | null; total: number; totalIsAtLeast?: boolean } => ({
  items: [...items],
  nextCursor,
  total: Math.min(counted, TOTAL_EXACT_MAX),
  ...(counted > TOTAL_EXACT_MAX ? { totalIsAtLeast: true } : {}),
})
