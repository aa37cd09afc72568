import { z } from 'zod'
import type { Permission } from '@/lib/domain/permission'

/** The names in the braces of a path: `/devices/{deviceId}` has `deviceId`. */
type NameIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never
export type ParamsOf<Path extends string> = Record<NameIn<Path>, string>

/** A body that the handler reads itself: large, streamed, or not JSON. `schema` describes one record of it. */
export type RawBody = {
  kind: 'raw'
  types: readonly [string, ...string[]]
  schema: z.ZodType
  note: string
  example?: unknown
}
/** A small JSON document, read and checked before the handler is called. */
export type JsonBody<Schema extends z.ZodType> = { kind: 'json'; schema: Schema; example?: unknown }
export type NoBody = { kind: 'none' }
export type Body = NoBody | JsonBody<z.ZodType> | RawBody

/** A JSON document of a contract, or another media type. */
export type JsonAnswer<Schema extends z.ZodType> = { kind: 'json'; schema: Schema }
export type OtherAnswer = { kind: 'other'; type: string }
export type Answer = JsonAnswer<z.ZodType> | OtherAnswer | { kind: 'none' }

/** `signed-in`: any person or token that is known, whatever it may do; `anybody`: also without credentials. */
export type Access = Permission | 'signed-in' | 'anybody'

/** Problems beyond the ones every operation may answer (400, 401, 403, 429, 500, 503). */
export type Refusal = 404 | 409 | 410 | 413 | 415 | 422

/**
 * One call of the API, declared once: its route, its permission, its OpenAPI description and the table tests of access
 * are all made from this.
 */
export type Operation<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Takes extends Body = Body,
  Gives extends Answer = Answer,
> = {
  /** Name of the operation for generated clients; a verb and a noun. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: Path
  access: Access
  tag: string
  summary: string
  description?: string
  query: Query
  body: Takes
  answer: Gives
  /** The status when it went well. */
  status: 200 | 201 | 204
  refusals: readonly Refusal[]
}

export const NO_QUERY = z.object({})
export const NO_BODY = { kind: 'none' } as const
export const NO_ANSWER = { kind: 'none' } as const

type Given<Path extends string, Query extends z.ZodType, Takes extends Body, Gives extends Answer> = Pick<
  Operation<Path, Query, Takes, Gives>,
  'id' | 'method' | 'path' | 'access' | 'tag' | 'summary'
> &
  Partial<Operation<Path, Query, Takes, Gives>> & { answer: Gives }

/** Declares an operation. Without a query, body, status or refusals it has none, none, 200 and none. */
export const operation = <
  const Path extends string,
  Gives extends Answer,
  Query extends z.ZodType = typeof NO_QUERY,
  Takes extends Body = NoBody,
>(
  given: Given<Path, Query, Takes, Gives>,
): Operation<Path, Query, Takes, Gives> => ({
  // The defaults stand for members that were not given, whose types are then the defaults of the parameters.
  query: NO_QUERY as z.ZodType as Query,
  body: NO_BODY as Body as Takes,
  status: 200,
  refusals: [],
  ...given,
})

/** An answer of one JSON document. */
export const json = <Schema extends z.ZodType>(schema: Schema): JsonAnswer<Schema> => ({ kind: 'json', schema })
