import fc from 'fast-check'
import { isIPv4, isIPv6 } from 'node:net'
import { expect, test } from 'vitest'
import { parseIp } from './ip-address'

// RFC 5952, sections 2 and 4.
test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['::1', '::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:0201', '192.0.2.1'],
  ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
])('%s is written %s', (text, ip) => {
  expect(parseIp(text)).toBe(ip)
})

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '01.2.3.4',
  '1..2.3',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7:8:9',
  'g::',
  '12345::',
  '1:2',
  'host',
  '::1.2.3',
  '[::1]',
])('%j is no address', (text) => {
  expect(parseIp(text)).toBeNull()
})

test('agrees with the platform on what is an address', () => {
  const text = fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{0,24}$/), fc.string())
  fc.assert(
    fc.property(text, (given) => {
      fc.pre(!given.includes('%'))
      expect(parseIp(given) !== null).toBe(isIPv4(given) || isIPv6(given))
      expect(parseIp(parseIp(given) ?? '')).toBe(parseIp(given))
    }),
    { numRuns: 2_000 },
  )
})
