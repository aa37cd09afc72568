import './no-eval-validation'
import type { z } from 'zod'
import { Problem, listOf } from '@/lib/contracts/shared'

/** Why a request brought no data: a sentence for the reader, and the id under which the server logged it. */
export class RequestFailure extends Error {
  readonly status: number
  readonly requestId: string | undefined

  constructor(sentence: string, status: number, requestId?: string) {
    super(sentence)
    this.name = 'RequestFailure'
    this.status = status
    this.requestId = requestId
  }
}

const SENTENCES: Readonly<Record<number, string>> = {
  401: 'This browser is not signed in, or its session has ended. Open the link the server printed at start.',
  403: 'You may not read this.',
  429: 'The server is busy. Wait a moment and try again.',
}

const sentenceOf = (status: number, detail: string | undefined): string => {
  const known = SENTENCES[status]
  if (known !== undefined) return known
  if (status >= 500) return 'The server could not answer this.'
  return detail === undefined || detail === '' ? `The server refused this with status ${status}.` : detail.slice(0, 300)
}

const failureOf = async (response: Response): Promise<RequestFailure> => {
  const body: unknown = await response.json().catch(() => null)
  const problem = Problem.partial().safeParse(body).data
  const requestId = problem?.requestId ?? response.headers.get('x-request-id') ?? undefined
  return new RequestFailure(sentenceOf(response.status, problem?.detail), response.status, requestId)
}

const answerOf = async (path: string, signal: AbortSignal): Promise<Response> => {
  try {
    return await fetch(path, { signal, headers: { accept: 'application/json' } })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new RequestFailure('The server did not answer. It may be stopped, or the network is down.', 0)
  }
}

/** Reads one document of the API; whatever is not of its contract is a failure with a sentence, never half shown. */
export const getJson = async <T>(path: string, contract: z.ZodType<T>, signal: AbortSignal): Promise<T> => {
  const response = await answerOf(path, signal)
  if (!response.ok) throw await failureOf(response)
  const parsed = contract.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  const requestId = response.headers.get('x-request-id') ?? undefined
  throw new RequestFailure(
    'The answer is not of the form this page knows. Reload the page.',
    response.status,
    requestId,
  )
}

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
