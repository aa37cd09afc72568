import { expect, test } from 'vitest'
import { formatBytes, portText } from './conversation-words'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [48_210, '48.2 kB'],
  [9_960_000, '10 MB'],
  [2.5e15, '2.5 PB'],
  [9e18, '9,000 PB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test.each([
  [{ port: 443, transport: 'tcp' as const }, '443/tcp'],
  [{ port: 8, transport: 'icmp' as const }, 'icmp type 8'],
  [{ port: 0, transport: 'other' as const }, 'other'],
])('%j is %s', (port, text) => {
  expect(portText(port)).toBe(text)
})
