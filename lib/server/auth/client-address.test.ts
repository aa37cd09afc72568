import { expect, test } from 'vitest'
import { clientAddressOf, throttleKeyOf } from './client-address'

const PROXIES = ['127.0.0.1', '10.0.0.2']

test.each<[headers: Record<string, string>, address: string, why: string]>([
  [{ 'x-vedette-peer': '203.0.113.9' }, '203.0.113.9', 'the peer'],
  [{ 'x-vedette-peer': '::ffff:203.0.113.9' }, '203.0.113.9', 'in its own form'],
  [{ 'x-vedette-peer': '203.0.113.9', 'x-forwarded-for': '198.51.100.1' }, '203.0.113.9', 'who may claim nothing'],
  [{ 'x-vedette-peer': '127.0.0.1', 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1', 'whom our proxy saw'],
  [{ 'x-vedette-peer': '10.0.0.2', 'x-forwarded-for': '6.6.6.6, 198.51.100.1, 127.0.0.1' }, '198.51.100.1', 'two hops'],
  [{ 'x-vedette-peer': '127.0.0.1', 'x-forwarded-for': 'nonsense' }, '127.0.0.1', 'no address'],
  [{ 'x-vedette-peer': '127.0.0.1' }, '127.0.0.1', 'the proxy itself'],
  [{ 'x-forwarded-for': '198.51.100.1' }, 'unknown', 'no peer at all'],
])('%j is %s: %s', (headers, address) => {
  expect(clientAddressOf(new Headers(headers), PROXIES)).toBe(address)
})

test('without trusted proxies every forwarding header is ignored', () => {
  const headers = new Headers({ 'x-vedette-peer': '127.0.0.1', 'x-forwarded-for': '198.51.100.1' })
  expect(clientAddressOf(headers, [])).toBe('127.0.0.1')
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['unknown', 'unknown'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0001::', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is slowed down as %s', (address, key) => {
  expect(throttleKeyOf(address)).toBe(key)
})
