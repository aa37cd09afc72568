import type { Pool } from 'pg'
import type { z } from 'zod'
import type { Answer, Body, JsonAnswer, JsonBody, Operation, ParamsOf } from '@/lib/contracts/operation'
import type { EpochMs } from '@/lib/domain/time'
import { getPool } from '@/lib/server/db'
import { badRequest, unsupportedType } from '@/lib/server/errors'
import { respond, route } from '@/lib/server/http'
import { mediaTypeOf, withBody } from '@/lib/server/request-body'
import type { Actor } from '@/lib/server/services/actor'
import { authenticate } from '@/lib/server/services/authenticate'

/** Bytes of a JSON document that a person's act carries. */
const DOCUMENT_BYTES_MAX = 256 * 1024

type BodyOf<Takes extends Body> = Takes extends JsonBody<infer Schema> ? z.output<Schema> : null
type AnswerOf<Gives extends Answer> = Gives extends JsonAnswer<infer Schema> ? z.output<Schema> : null

/** A call that was let in, with everything of it read and checked. */
export type Call<Path extends string, Query extends z.ZodType, Takes extends Body> = {
  actor: Actor
  params: ParamsOf<Path>
  query: z.output<Query>
  body: BodyOf<Takes>
  /** The moment of the call. */
  now: EpochMs
  pool: Pool
  request: Request
}

/** Reads a value by its contract; 400 that names the first member that is wrong, and what is wrong with it. */
const read = <Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  throw badRequest(`${path === '' ? where : path}: ${issue?.message ?? 'cannot be read'}`.slice(0, 300))
}

const documentOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw badRequest('The body is not JSON.')
  }
}

const readBody = async (request: Request, body: Body): Promise<unknown> => {
  if (body.kind !== 'json') return null
  if (mediaTypeOf(request) !== 'application/json') throw unsupportedType('Send the document as application/json.')
  const document = await withBody(request, DOCUMENT_BYTES_MAX, (bytes) => Promise.resolve(documentOf(bytes)))
  return read(body.schema, document, 'The body')
}

/**
 * The route of an operation: lets in who may, reads query and body by their contracts, and answers with the document
 * the handler returns. A handler that answers with another media type returns a response itself.
 */
export const operate = <Path extends string, Query extends z.ZodType, Takes extends Body, Gives extends Answer>(
  { access, query, body, answer, status }: Operation<Path, Query, Takes, Gives>,
  handle: (call: Call<Path, Query, Takes>) => Promise<AnswerOf<Gives> | Response>,
) =>
  route<{ params: Promise<ParamsOf<Path>> }>(async (request, { params }) => {
    const now = Date.now()
    const pool = getPool()
    const actor = await authenticate(pool, request, access, now)
    const given = await handle({
      actor,
      params: await params,
      query: read(query, Object.fromEntries(new URL(request.url).searchParams), 'The query'),
      body: (await readBody(request, body)) as BodyOf<Takes>,
      now,
      pool,
      request,
    })
    if (given instanceof Response) return given
    if (answer.kind !== 'json') return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
    return respond(answer.schema, given, status)
  })
