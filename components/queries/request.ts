import './no-eval-validation'
import { z } from 'zod'
import { Problem } from '@/lib/contracts/shared'
import { visibleText } from '@/lib/view/visible-text'

/** Why a request brought nothing: a sentence for the reader, and the id under which the server logged it. */
export class RequestFailure extends Error {
  readonly status: number
  readonly requestId: string | undefined
  /** When the server said how long to wait. */
  readonly retryAfterSeconds: number | undefined

  constructor(sentence: string, status: number, requestId?: string, retryAfterSeconds?: number) {
    super(sentence)
    this.name = 'RequestFailure'
    this.status = status
    this.requestId = requestId
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const SESSION_ENDED = 'The session has ended. Sign in again.'
const NOT_ALLOWED = 'Your role does not allow this. Ask an administrator.'
const SENTENCE_CHARACTERS_MAX = 300

const busySentence = (retryAfterSeconds: number | undefined): string =>
  retryAfterSeconds === undefined
    ? 'The server is busy. Wait a moment and try again.'
    : `The server is busy. Try again in ${String(retryAfterSeconds)} s.`

const sentenceOf = (status: number, detail: string, retryAfterSeconds: number | undefined): string => {
  if (status === 401) return SESSION_ENDED
  if (status === 429) return busySentence(retryAfterSeconds)
  if (status >= 500) return 'The server could not answer this.'
  // It may name what a stranger named.
  if (detail !== '') return visibleText(detail, SENTENCE_CHARACTERS_MAX)
  return status === 403 ? NOT_ALLOWED : `The server refused this with status ${String(status)}.`
}

/** What a refused attempt to sign in adds to its problem. */
const Wait = z.object({ retryAfterSeconds: z.number().int().min(0).optional() })

const retryAfterOf = (response: Response, body: unknown): number | undefined => {
  const text = response.headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : Wait.safeParse(body).data?.retryAfterSeconds
}

const failureOf = async (response: Response): Promise<RequestFailure> => {
  const body: unknown = await response.json().catch(() => null)
  const problem = Problem.partial().safeParse(body).data
  const requestId = problem?.requestId ?? response.headers.get('x-request-id') ?? undefined
  const retryAfter = retryAfterOf(response, body)
  const sentence = sentenceOf(response.status, problem?.detail ?? '', retryAfter)
  return new RequestFailure(sentence, response.status, requestId, retryAfter)
}

/** The answer of the server when it is a good one; a RequestFailure otherwise. */
export const request = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (init.signal?.aborted === true) throw cause
    throw new RequestFailure('The server did not answer. It may be stopped, or the network is down.', 0)
  })
  if (!response.ok) throw await failureOf(response)
  return response
}

/** The document of an answer; whatever is not of its contract is a failure with a sentence, never half shown. */
export const documentOf = async <T>(response: Response, contract: z.ZodType<T>): Promise<T> => {
  const parsed = contract.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  const requestId = response.headers.get('x-request-id') ?? undefined
  throw new RequestFailure(
    'The answer is not of the form this page knows. Reload the page.',
    response.status,
    requestId,
  )
}
