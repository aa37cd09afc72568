import { z } from 'zod'
import type { Access, Answer, Body, Operation, Refusal } from './operation'
import { Problem } from './shared'

type Json = Readonly<Record<string, unknown>>

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'A parameter or the body is wrong; the detail says which and how',
  401: 'No credentials, or ones that are not valid any more',
  403: 'Not permitted',
  404: 'There is no such thing',
  409: 'It does not fit what is there',
  410: 'It is no longer kept',
  413: 'The body is too large',
  415: 'The content type cannot be read',
  422: 'Nothing of the body is usable',
  429: 'Too much at once; come again after Retry-After seconds',
  503: 'The database is restarting; come again after Retry-After seconds',
} satisfies Record<Refusal | 400 | 401 | 403 | 429 | 503, string>

const WITH_RETRY: ReadonlySet<number> = new Set([429, 503])
const RETRY_AFTER = { 'Retry-After': { description: 'seconds', schema: { type: 'integer' } } }

/** The version of the API, not of the product: its first number is the one in the paths. */
const API_VERSION = '1.0.0'

/** Moves the named parts of a schema to the components of the document, so that each is said once. */
class Components {
  readonly schemas: Record<string, unknown> = {}

  schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
    for (const [name, part] of Object.entries($defs)) this.schemas[name] = this.pointed(part)
    return this.pointed(rest)
  }

  private pointed(value: unknown): Json {
    return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
  }
}

const contentOf = (types: readonly string[], schema: Json, example: unknown): Json =>
  Object.fromEntries(types.map((type) => [type, { schema, ...(example === undefined ? {} : { example }) }]))

const bodyOf = (body: Body, components: Components): Json => {
  if (body.kind === 'none') return {}
  const schema = components.schemaOf(body.schema, 'input')
  const types = body.kind === 'json' ? ['application/json'] : body.types
  const description = body.kind === 'json' ? {} : { description: body.note }
  return { requestBody: { required: true, ...description, content: contentOf(types, schema, body.example) } }
}

const answerOf = (answer: Answer, components: Components): Json => {
  if (answer.kind === 'none') return { description: 'Done' }
  if (answer.kind === 'other') {
    return { description: 'The document', content: { [answer.type]: { schema: { type: 'string' } } } }
  }
  const schema = components.schemaOf(answer.schema, 'output')
  return { description: 'The document', content: { 'application/json': { schema } } }
}

const problemOf = (status: number): [string, Json] => [
  String(status),
  {
    description: REFUSALS[status] ?? '',
    ...(WITH_RETRY.has(status) ? { headers: RETRY_AFTER } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
]

const statusesOf = ({ access, body, refusals }: Operation): number[] => {
  const gate = access === 'anybody' ? [] : access === 'signed-in' ? [401] : [401, 403]
  const unreadable = body.kind === 'none' ? [] : [413, 415]
  return [...new Set([400, ...gate, ...unreadable, ...refusals, 429, 503])]
}

const pathParametersOf = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

/** A parameter that may be left out is never sent as null. */
const withoutNull = ({ anyOf, default: byDefault, ...schema }: Json): Json => {
  const [only] = Array.isArray(anyOf) ? (anyOf as Json[]).filter((part) => part['type'] !== 'null') : []
  return { ...schema, ...only, ...(byDefault === null || byDefault === undefined ? {} : { default: byDefault }) }
}

const queryParametersOf = (query: z.ZodType, components: Components): Json[] => {
  const { properties = {}, required = [] } = components.schemaOf(query, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: withoutNull(schema),
  }))
}

const securityOf = (access: Access): Json =>
  access === 'anybody' ? { security: [] } : { security: [{ token: [] }, { session: [] }] }

const needOf = (access: Access): string =>
  access === 'anybody' || access === 'signed-in' ? '' : `Needs the permission \`${access}\`.`

const describe = (operation: Operation, components: Components): Json => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  description: [operation.description, needOf(operation.access)].filter(Boolean).join(' '),
  ...securityOf(operation.access),
  parameters: [...pathParametersOf(operation.path), ...queryParametersOf(operation.query, components)],
  ...bodyOf(operation.body, components),
  responses: Object.fromEntries([
    [String(operation.status), answerOf(operation.answer, components)],
    ...statusesOf(operation).map(problemOf),
  ]),
})

/**
 * The OpenAPI 3.1 document of operations, made from their contracts; `sessionCookie` is the cookie of a signed-in browser.
 */
export const openApiOf = (operations: readonly Operation[], sessionCookie: string): Json => {
  const components = new Components()
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {})
    path[operation.method.toLowerCase()] = describe(operation, components)
  }
  components.schemas['Problem'] = components.schemaOf(Problem, 'output')
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vedette',
      version: API_VERSION,
      summary: 'The security console for IoT fleets',
      description:
        'Errors are RFC 9457 problem details. Lists are paged by cursor: pass nextCursor as cursor until it is null. Times are ISO 8601 in UTC.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made with `npm run vedette -- token create`' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
      },
    },
  }
}
