import { expect, test } from 'vitest'
import { endpointName } from '@/lib/detection/flow-hit'
import { isLowerableSubject } from './lowerable-subject'

test.each(['cloud.example.net', 'cloud.example.net:8883', 'recorder', 'tcp/8080', '203.0.113.0/24', '2001:db8::/32'])(
  '%s is the same wherever it is seen',
  (subject) => {
    expect(isLowerableSubject(subject)).toBe(true)
  },
)

test.each([
  '',
  '203.0.113.9',
  endpointName('203.0.113.9', 443),
  '2001:db8::9',
  endpointName('2001:db8::9', 443),
  '/cgi-bin/status',
])('"%s" is not: an address may be somebody else tomorrow', (subject) => {
  expect(isLowerableSubject(subject)).toBe(false)
})
