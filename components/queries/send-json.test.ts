import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { sendJson, sendOnly } from './send-json'

const contract = z.object({ id: z.string() })
const answering = (response: Response) => {
  const fetched = vi.fn<typeof fetch>().mockResolvedValue(response)
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a body goes out as JSON and the document of the answer is returned', async () => {
  const fetched = answering(Response.json({ id: 'a' }, { status: 201 }))
  await expect(sendJson('POST', '/x', { name: 'é' }, contract)).resolves.toEqual({ id: 'a' })
  expect(fetched.mock.calls[0]).toEqual([
    '/x',
    expect.objectContaining({
      method: 'POST',
      body: '{"name":"é"}',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    }),
  ])
})

test('an act without a body sends none and needs no document', async () => {
  const fetched = answering(new Response(null, { status: 204 }))
  await expect(sendOnly('DELETE', '/x')).resolves.toBeUndefined()
  expect(fetched.mock.calls[0]?.[1]).not.toHaveProperty('body')
})

test('a refusal says what the server said, and a busy server for how long', async () => {
  answering(Response.json({ detail: 'No administrator would be left.' }, { status: 409 }))
  await expect(sendOnly('PATCH', '/x', {})).rejects.toMatchObject({
    status: 409,
    message: 'No administrator would be left.',
  })
  answering(Response.json({}, { status: 429, headers: { 'Retry-After': '8' } }))
  await expect(sendOnly('PUT', '/x', {})).rejects.toMatchObject({
    retryAfterSeconds: 8,
    message: 'The server is busy. Try again in 8 s.',
  })
})
