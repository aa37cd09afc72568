import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020'
import formats from 'ajv-formats'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Operation } from '@/lib/contracts/operation'
import { openApiOf } from '@/lib/contracts/open-api'
import { OPERATIONS } from '@/lib/contracts/operations'
import { hashPassword } from '@/lib/server/auth/password-hash'
import type { Answer, ApiCall, Made } from '@/lib/testing/api-call'
import { CALLS, PASSWORD } from '@/lib/testing/api-calls'
import { callOperation, textOfAnswer } from '@/lib/testing/call-operation'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson, aSession } from '@/lib/testing/signed-in'

const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }

type Content = Record<string, { schema: object }>
type Described = { responses: Record<string, { content?: Content }>; requestBody?: { content: Content } }

const document = openApiOf(OPERATIONS, 'vedette.session')
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats(ajv)
ajv.addSchema({ $id: 'api', ...document })

const describedOf = ({ path, method }: Operation): Described =>
  (document['paths'] as Record<string, Record<string, Described>>)[path]?.[method.toLowerCase()] as Described

/** What a value breaks of the schema the document gives for it; empty when nothing. */
const breachesOf = (schema: object, value: unknown): string[] => {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')
  const validate = ajv.compile(JSON.parse(text) as object)
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

test('the document is OpenAPI 3.1 by a public validator', async () => {
  const { valid, errors } = await new Validator().validate(
    JSON.parse(JSON.stringify(document)) as Record<string, unknown>,
  )
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test('ids are unique, and every operation says what it is for', () => {
  const ids = OPERATIONS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { summary } of OPERATIONS) expect(summary.length).toBeGreaterThan(10)
})

test('every operation has a call in the list of calls, once', () => {
  expect(CALLS.map(({ id }) => id).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort())
})

const withExample = OPERATIONS.flatMap((operation) =>
  operation.body.kind === 'none' || operation.body.example === undefined ? [] : [[operation.id, operation] as const],
)
test.each(withExample)('the example of %s is what its schema says', (_id, operation) => {
  const [content] = Object.values(describedOf(operation).requestBody?.content ?? {})
  const example = operation.body.kind === 'none' ? null : operation.body.example
  expect(breachesOf(content?.schema ?? {}, example)).toEqual([])
})

/** The document of an answer that is of the type and the schema the document names; null when it is no JSON. */
const answerOf = (operation: Operation, response: Response, text: string): Answer | null => {
  const content = describedOf(operation).responses[String(operation.status)]?.content
  if (content === undefined) {
    expect(text).toBe('')
    return null
  }
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  expect(Object.keys(content)).toContain(type)
  if (type !== 'application/json') return null
  const answer = JSON.parse(text) as Answer
  expect(breachesOf(content[type]?.schema ?? {}, answer)).toEqual([])
  return answer
}

describeOnEachDatabase('each operation, called', (database) => {
  const made: Made = {}
  let cookie = ''

  const call = (operation: Operation, given: ApiCall): Promise<Response> => {
    const credentials: Record<string, string> =
      given.asToken === true ? { authorization: `Bearer ${made['token'] ?? ''}` } : { cookie }
    return callOperation(operation, given.of(made), credentials)
  }

  /** The administrator who calls, from the first call on that needs somebody. */
  const signIn = async (pool: Pool): Promise<void> => {
    if (cookie !== '') return
    const passwordHash = await hashPassword(PASSWORD)
    const person = await aPerson(pool, 'ada@example.org', { role: 'administrator', passwordHash })
    made['otherSession'] = (await aSession(pool, person)).id
    cookie = (await aSession(pool, person)).cookie
  }

  beforeAll(() => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    shared.vedettePool = database().pool
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  // In the order of the list: what one call makes, a later one reads.
  test.each(CALLS.map((given) => [given.id, given] as const))('%s', async (id, given) => {
    const operation = OPERATIONS.find((one) => one.id === id)
    if (operation === undefined) throw new Error(`there is no operation ${id}`)
    await given.before?.(database().pool, made)
    if (operation.access !== 'anybody') await signIn(database().pool)
    const response = await call(operation, given)
    const text = await textOfAnswer(response)
    expect(response.status, text.slice(0, 400)).toBe(operation.status)
    const answer = answerOf(operation, response, text)
    if (answer !== null) given.keep?.(answer, made)
  })
})
