import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Operation } from '@/lib/contracts/operation'
import { OPERATIONS } from '@/lib/contracts/operations'
import { hashPassword } from '@/lib/server/auth/password-hash'
import type { Answer, ApiCall, Made, Sent } from '@/lib/testing/api-call'
import { CALLS, PASSWORD } from '@/lib/testing/api-calls'
import { callOperation, textOfAnswer } from '@/lib/testing/call-operation'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson, aSession } from '@/lib/testing/signed-in'

const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }

/** What no database keeps, half a character, more than fits, and the name of what every object has. */
const IN_ADDRESS = ['a\0b', 'x'.repeat(10_240), '__proto__', "'; DROP TABLE device; --"]
const IN_BODY = [...IN_ADDRESS, 'a\uD800b']

/** A value with each of its texts, one at a time, replaced by another. */
const withEachText = (value: unknown, text: string): unknown[] => {
  if (typeof value === 'string') return [text]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    withEachText(member, text).map((changed) =>
      Array.isArray(value)
        ? value.map((entry: unknown, index) => (String(index) === name ? changed : entry))
        : { ...value, [name]: changed },
    ),
  )
}

const withEachQuery = ({ query }: Operation, search: string, text: string): string[] => {
  const names = query instanceof z.ZodObject ? Object.keys(query.shape) : []
  return names.map((name) => {
    const all = new URLSearchParams(search)
    all.set(name, text)
    return `?${String(all)}`
  })
}

/** What is sent for a call, with an attack in each place where a text is taken. */
const attacksOn = (operation: Operation, sent: Sent): Sent[] => [
  ...IN_ADDRESS.flatMap((text) => [
    ...withEachText(sent.params ?? {}, text).map((params) => ({ ...sent, params: params as Record<string, string> })),
    ...withEachQuery(operation, sent.search ?? '', text).map((search) => ({ ...sent, search })),
  ]),
  // One record of a batch stands for all.
  ...IN_BODY.flatMap((text) =>
    withEachText(Array.isArray(sent.body) ? sent.body.slice(0, 1) : sent.body, text).map((body) => ({ ...sent, body })),
  ),
]

describeOnEachDatabase('no text, wherever it is sent, makes an operation fail', (database) => {
  const made: Made = {}
  let cookie = ''

  const credentialsFor = (given: ApiCall): Record<string, string> =>
    given.asToken === true ? { authorization: `Bearer ${made['token'] ?? ''}` } : { cookie }

  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    shared.vedettePool = database().pool
    const passwordHash = await hashPassword(PASSWORD)
    const person = await aPerson(database().pool, 'ada@example.org', { role: 'administrator', passwordHash })
    made['otherSession'] = (await aSession(database().pool, person)).id
    cookie = (await aSession(database().pool, person)).cookie
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  // In the order of the list: what one call makes, a later one reads.
  test.each(CALLS.map((given) => [given.id, given] as const))('%s', { timeout: 120_000 }, async (id, given) => {
    const operation = OPERATIONS.find((one) => one.id === id)
    if (operation === undefined) throw new Error(`there is no operation ${id}`)
    await given.before?.(database().pool, made)
    const failed: string[] = []
    for (const sent of attacksOn(operation, given.of(made))) {
      const response = await callOperation(operation, sent, credentialsFor(given))
      const text = await textOfAnswer(response)
      if (response.status >= 500) failed.push(`${JSON.stringify(sent).slice(0, 300)}: ${text}`)
    }
    expect(failed).toEqual([])
    const answer = await callOperation(operation, given.of(made), credentialsFor(given))
    const text = await textOfAnswer(answer)
    if (answer.ok && text.startsWith('{')) given.keep?.(JSON.parse(text) as Answer, made)
  })
})
