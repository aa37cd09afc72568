import { expect, test } from 'vitest'
import { deviceName, identityAddresses, identityParts, type IdentitySource } from './device-identity'

const camera: IdentitySource = {
  id: 'lobby-cam-014',
  name: 'lobby-cam-014',
  origin: 'registered',
  type: 'IP camera',
  vendor: 'Aurel',
  model: 'C210',
  firmware: '2.1.4',
  groupName: 'Cameras, Lyon',
  site: 'Lyon HQ',
  criticality: 'high',
  addresses: [{ address: '10.20.4.114', to: null }],
}

test('what is known is said once, in order', () => {
  expect(identityParts(camera)).toEqual([
    'IP camera, Aurel C210',
    'firmware 2.1.4',
    'Cameras, Lyon',
    'Lyon HQ',
    'criticality high',
  ])
})

test('what is unknown is left out, and an unregistered device says so', () => {
  const unknown = {
    ...camera,
    type: null,
    vendor: null,
    model: null,
    firmware: null,
    groupName: 'default',
    site: 'default',
  }
  expect(identityParts({ ...unknown, criticality: 'unknown', origin: 'address' })).toEqual([
    'default',
    'not registered, known by its address',
  ])
})

test('a nameless device goes by its id; hostile names are inert and bounded', () => {
  expect(deviceName({ id: '~default~10.0.0.1', name: ' ' })).toBe('~default~10.0.0.1')
  expect(deviceName({ id: 'x', name: `\u202E${'A'.repeat(5_000)}` })).toMatch(/^\\u202eA{79}…$/)
})

test('current addresses stand before past ones, and many are counted', () => {
  expect(identityAddresses({ ...camera, addresses: [] })).toEqual({ shown: [], more: 0 })
  expect(identityAddresses({ ...camera, addresses: [{ address: '10.0.0.9', to: '2026-01-01' }] }).shown).toEqual([
    '10.0.0.9',
  ])
  const many = Array.from({ length: 9 }, (_, index) => ({ address: `10.0.0.${index}`, to: null }))
  expect(identityAddresses({ ...camera, addresses: many })).toEqual({
    shown: ['10.0.0.0', '10.0.0.1', '10.0.0.2'],
    more: 6,
  })
})
