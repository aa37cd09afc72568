import { badRequest } from '@/lib/server/errors'

/** Where the next page of a list begins, as text that goes through a URL. */
export const encodeCursor = (key: readonly (string | number | boolean | null)[]): string =>
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
