import { expect, test } from 'vitest'
import { differenceOfProfiles } from './profile-difference'

test('each value that became another is named by its path', () => {
  const before = {
    type: 'camera',
    firmware: { version: '1.0', releasedAt: null },
    services: [
      { transport: 'tcp', port: 23, name: 'telnet' },
      { transport: 'tcp', port: 443, name: 'https' },
    ],
    boot: { secure: false },
  }
  const after = {
    type: 'camera',
    firmware: { version: '1.1', releasedAt: null },
    services: [{ transport: 'tcp', port: 443, name: 'https', authentication: 'key' }],
    boot: { secure: true },
    certificates: [],
  }
  expect(differenceOfProfiles(before, after)).toEqual([
    { path: 'boot.secure', before: 'false', after: 'true' },
    { path: 'certificates', before: null, after: '[]' },
    { path: 'firmware.version', before: '"1.0"', after: '"1.1"' },
    { path: 'services[https tcp 443].authentication', before: null, after: '"key"' },
    { path: 'services[telnet tcp 23].name', before: '"telnet"', after: null },
    { path: 'services[telnet tcp 23].port', before: '23', after: null },
    { path: 'services[telnet tcp 23].transport', before: '"tcp"', after: null },
  ])
})

test('an entry that only moved in its list did not change; twins are told apart', () => {
  const a = { name: 'openssl', version: '1' }
  const b = { name: 'busybox', version: '2' }
  expect(differenceOfProfiles({ software: [a, b] }, { software: [b, a] })).toEqual([])
  expect(differenceOfProfiles({ software: [a] }, { software: [a, { ...a, version: '3' }] })).toEqual([
    { path: 'software[openssl 2].name', before: null, after: '"openssl"' },
    { path: 'software[openssl 2].version', before: null, after: '"3"' },
  ])
})

test('nothing and nothing differ in nothing', () => {
  expect(differenceOfProfiles({}, {})).toEqual([])
  expect(differenceOfProfiles({}, { type: 'x' })).toEqual([{ path: 'type', before: null, after: '"x"' }])
})
