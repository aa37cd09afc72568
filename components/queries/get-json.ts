import './no-eval-validation'
import type { z } from 'zod'
import { listOf } from '@/lib/contracts/shared'
import { documentOf, request } from './request'

/** Reads one document of the API. */
export const getJson = async <T>(path: string, contract: z.ZodType<T>, signal: AbortSignal): Promise<T> =>
  documentOf(await request(path, { signal, headers: { accept: 'application/json' } }), contract)

export type Items<T> = {
  items: readonly T[]
  /** False when the list goes on beyond what was read. */ isComplete: boolean
}

/** Reads a list page after page, at most `pagesMax` of them. */
export const getItems = async <T>(
  path: string,
  item: z.ZodType<T>,
  pagesMax: number,
  signal: AbortSignal,
): Promise<Items<T>> => {
  const contract = listOf(item)
  const items: T[] = []
  let cursor: string | null = null
  for (let page = 0; page < pagesMax; page += 1) {
    const query: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
    const answer: z.infer<typeof contract> = await getJson(`${path}${query}`, contract, signal)
    items.push(...answer.items)
    cursor = answer.nextCursor
    if (cursor === null) return { items, isComplete: true }
  }
  return { items, isComplete: false }
}
