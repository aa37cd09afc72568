import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { Problem } from '@/lib/contracts/shared'
import { config, proxy } from './proxy'

const [, apiMatcher = ''] = config.matcher
/** As Next.js does it with a matcher that is one group. */
const isMatched = (path: string): boolean => new RegExp(`^${apiMatcher}$`).test(path)

const answer = async (path: string) => proxy(new NextRequest(`http://127.0.0.1:3000${path}`))

test.each([
  '/api/v1/devices/%E0%A4%A',
  '/api/v1/ingest/reports/%FF',
  '/api/v1/devices/%zz',
  '/api/v1/devices/100%',
  '/api/%C3',
])('an address that is no text is refused: %s', async (path) => {
  expect(isMatched(path)).toBe(true)
  const response = await answer(path)
  expect(response.status).toBe(400)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(Problem.parse(await response.json()).status).toBe(400)
})

test('a name beyond ASCII goes on to its route', async () => {
  const path = `/api/v1/ingest/reports/${encodeURIComponent('Pumpe-Süd')}`
  expect(isMatched(path)).toBe(true)
  expect((await answer(path)).headers.get('x-middleware-next')).toBe('1')
})

test.each(['/api/v1/ingest/zeek/conn', '/api/v1/devices/~default~192.168.1.9', '/api/v1/devices/a%3Ab%2F%7e'])(
  'what is plain never passes here, so that no body is held: %s',
  (path) => {
    expect(isMatched(path)).toBe(false)
  },
)

test('a page without a session stays closed, also at an address that is no text', async () => {
  expect((await answer('/devices/a')).status).toBe(401)
  expect((await answer('/devices/%FF')).status).toBe(400)
})
