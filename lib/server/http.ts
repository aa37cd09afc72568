import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Problem } from '@/lib/contracts/shared'
import { isDatabaseAway, isNotStorable } from '@/lib/server/db'
import { badRequest, ProblemError, unavailable } from '@/lib/server/errors'
import { log } from '@/lib/server/log'

const problemResponse = ({ status, title, detail, headers, members }: ProblemError, requestId: string): Response => {
  const problem: Problem = { type: 'about:blank', title, status, detail, requestId }
  return Response.json(
    { ...members, ...problem },
    { status, headers: { ...headers, 'Content-Type': 'application/problem+json', 'X-Request-Id': requestId } },
  )
}

/** A refusal as RFC 9457 problem details; what nobody expected is logged and tells the caller nothing but its id. */
const responseOf = (error: unknown, request: Request): Response => {
  const requestId = randomUUID()
  if (error instanceof ProblemError) return problemResponse(error, requestId)
  if (isDatabaseAway(error)) return problemResponse(unavailable('The database is restarting. Try again.', 2), requestId)
  if (isNotStorable(error)) return problemResponse(badRequest('A text of this call holds U+0000.'), requestId)
  log.error({ err: error, requestId, method: request.method, path: new URL(request.url).pathname }, 'A request failed')
  const unexpected = new ProblemError(500, 'Unexpected error', `The reason is in the log under ${requestId}.`)
  return problemResponse(unexpected, requestId)
}

/** Makes a route handler of a function that may throw: every refusal becomes problem details. */
export const route =
  <Context>(handler: (request: Request, context: Context) => Promise<Response>) =>
  async (request: Request, context: Context): Promise<Response> => {
    try {
      return await handler(request, context)
    } catch (error) {
      return responseOf(error, request)
    }
  }

/** Answers with a document of a contract; never cached, since it is about now and about the asker. */
export const respond = <Schema extends z.ZodType>(
  _contract: Schema,
  document: z.output<Schema>,
  status = 200,
): Response => Response.json(document, { status, headers: { 'Cache-Control': 'no-store' } })
