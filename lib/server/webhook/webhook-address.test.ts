import { expect, test } from 'vitest'
import { isAllowedAddress, isPublicAddress } from './webhook-address'

test.each([
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '169.254.170.2', '100.64.0.1', '100.100.100.200', '192.0.0.192', '198.18.0.1', '224.0.0.1'],
  ...['240.0.0.1', '255.255.255.255', '192.0.2.1', '198.51.100.1', '203.0.113.1', '::', '::1', '::ffff:127.0.0.1'],
  ...['::ffff:10.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '2002:7f00:1::'],
  ...['2001::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '100::1', '2001:db8::1'],
  ...['not an address', '', '2130706433x', '1.2.3.4.5'],
])('%s is never connected to', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '::ffff:8.8.8.8', '2606:4700:4700::1111'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test('what is allowed by name is allowed, also written as IPv6, and nothing beside it', () => {
  expect(isAllowedAddress('127.0.0.1', ['127.0.0.1/32'])).toBe(true)
  expect(isAllowedAddress('::ffff:127.0.0.1', ['127.0.0.1/32'])).toBe(true)
  expect(isAllowedAddress('127.0.0.2', ['127.0.0.1/32'])).toBe(false)
  expect(isAllowedAddress('fd00::1', ['127.0.0.1/32', 'fd00::/64'])).toBe(true)
  expect(isAllowedAddress('10.0.0.1', [])).toBe(false)
})
