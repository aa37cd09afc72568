import './no-eval-validation'
import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query'
import type { z } from 'zod'
import { listOf } from '@/lib/contracts/shared'
import { getJson } from './get-json'

type Page<T> = { items: T[]; nextCursor: string | null; total: number; totalIsAtLeast?: boolean | undefined }
export type Listed<T> = {
  items: readonly T[]
  total: number
  totalIsAtLeast: boolean
  /** From where the list goes on after these; null at its end. */
  nextCursor: string | null
}

const joined = <T>({ pages }: InfiniteData<Page<T>>): Listed<T> => ({
  items: pages.flatMap(({ items }) => items),
  total: pages[0]?.total ?? 0,
  totalIsAtLeast: pages[0]?.totalIsAtLeast === true,
  nextCursor: pages.at(-1)?.nextCursor ?? null,
})

/** A list that is read page by page as the reader asks for more. */
export const pagesQuery = <T>(
  queryKey: readonly unknown[],
  path: string,
  query: Readonly<Record<string, string>>,
  item: z.ZodType<T>,
) => {
  const contract: z.ZodType<Page<T>> = listOf(item)
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<Page<T>> => {
      const asked = Object.entries({ ...query, cursor: pageParam ?? '' }).filter(([, value]) => value !== '')
      const text = new URLSearchParams(asked).toString()
      return getJson(text === '' ? path : `${path}?${text}`, contract, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: Page<T>) => nextCursor,
    select: joined<T>,
  })
}
