import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { getItems, getJson } from './get-json'
import { RequestFailure } from './request'

const contract = z.object({ id: z.string() })
const signal = new AbortController().signal
const answers = (...bodies: { status?: number; body: unknown; headers?: Record<string, string> }[]) => {
  const fetched = vi.fn<typeof fetch>()
  for (const { status = 200, body, headers = {} } of bodies)
    fetched.mockResolvedValueOnce(new Response(JSON.stringify(body), { status, headers }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const failureOf = async (promise: Promise<unknown>) => promise.catch((cause: unknown) => cause)

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a document of its contract is returned', async () => {
  answers({ body: { id: 'a' } })
  await expect(getJson('/x', contract, signal)).resolves.toEqual({ id: 'a' })
})

test('a problem document becomes its sentence and request id', async () => {
  answers({
    status: 404,
    body: { type: 'about:blank', title: 'Not found', status: 404, detail: 'No device is called x.', requestId: 'r-1' },
  })
  const failure = await failureOf(getJson('/x', contract, signal))
  expect(failure).toBeInstanceOf(RequestFailure)
  expect(failure).toMatchObject({ message: 'No device is called x.', status: 404, requestId: 'r-1' })
})

test('a failing server says nothing of its insides; the id comes from the header', async () => {
  answers({ status: 500, body: { detail: 'select * from secret' }, headers: { 'x-request-id': 'r-2' } })
  expect(await failureOf(getJson('/x', contract, signal))).toMatchObject({
    message: 'The server could not answer this.',
    requestId: 'r-2',
  })
})

test('an answer of another form is a failure, not half a screen', async () => {
  answers({ body: { id: 7 } })
  expect(await failureOf(getJson('/x', contract, signal))).toMatchObject({ status: 200 })
})

test('no answer is a failure with a sentence', async () => {
  vi.stubGlobal('fetch', vi.fn<typeof fetch>().mockRejectedValue(new TypeError('fetch failed')))
  expect(await failureOf(getJson('/x', contract, signal))).toMatchObject({ status: 0 })
})

test('lists are read page by page and say when they go on', async () => {
  const page = (id: string, nextCursor: string | null) => ({ body: { items: [{ id }], nextCursor, total: 3 } })
  const fetched = answers(page('a', 'c/1'), page('b', null))
  await expect(getItems('/x?q=1', contract, 5, signal)).resolves.toEqual({
    items: [{ id: 'a' }, { id: 'b' }],
    isComplete: true,
  })
  expect(fetched.mock.calls[1]?.[0]).toBe('/x?q=1&cursor=c%2F1')
  answers(page('a', 'next'))
  await expect(getItems('/x', contract, 1, signal)).resolves.toEqual({ items: [{ id: 'a' }], isComplete: false })
})
