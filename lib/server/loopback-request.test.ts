import { expect, test } from 'vitest'
import { isLoopbackRequest } from '@/lib/server/loopback-request'

const isLocal = (headers: Record<string, string>, listenHost = '127.0.0.1') =>
  isLoopbackRequest(new Headers(headers), listenHost)

test.each([
  { host: '127.0.0.1:3000' },
  { host: 'localhost:3000' },
  { host: '[::1]:3000' },
  { host: '127.0.0.1:3000', 'x-forwarded-for': '::ffff:127.0.0.1', 'x-forwarded-host': '127.0.0.1:3000' },
])('%j is local', (headers) => {
  expect(isLocal(headers)).toBe(true)
})

test.each<[headers: Record<string, string>, reason: string]>([
  [{ host: 'vedette.example.org' }, 'a name that was rebound to this machine'],
  [{ host: '127.0.0.1.example.org:3000' }, 'a name that begins like an address'],
  [{}, 'no host'],
  [{ host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9' }, 'through a proxy'],
  [{ host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9, 127.0.0.1' }, 'through two'],
  [{ host: '127.0.0.1:3000', 'x-forwarded-host': 'vedette.example.org' }, 'a forwarded name'],
  [{ host: '127.0.0.1:3000', forwarded: 'for=127.0.0.1' }, 'the standard header'],
  [{ host: '127.0.0.1:3000', via: '1.1 cache' }, 'a cache'],
])('%j is not local: %s', (headers) => {
  expect(isLocal(headers)).toBe(false)
})

test('a process that listens to the network has no local requests', () => {
  expect(isLocal({ host: '127.0.0.1:3000' }, '0.0.0.0')).toBe(false)
})
