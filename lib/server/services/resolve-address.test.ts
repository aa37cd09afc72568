import { expect, test } from 'vitest'
import { addressDeviceIdOf, addressOfDeviceId, ownerOfAddress, type KnownAddress } from './resolve-address'

const id = addressDeviceIdOf('default', '192.0.2.1')
const claimOf = (deviceId: string, from: number, to: number | null) => ({
  space: 'default',
  address: '192.0.2.1',
  from,
  to,
  deviceId,
})
const known = (more: Partial<KnownAddress>): KnownAddress => ({
  id,
  claims: [],
  exists: false,
  mergedInto: null,
  ...more,
})

test.each<[string, Partial<KnownAddress>, number, string, boolean]>([
  ['an unknown address is a device to be born', {}, 5, id, false],
  ['a known address is its device', { exists: true }, 5, id, true],
  ['a claim decides while it lasts', { claims: [claimOf('cam', 0, 10)] }, 9, 'cam', true],
  ['a claim ends before its end', { claims: [claimOf('cam', 0, 10)] }, 10, id, false],
  ['claims follow each other', { claims: [claimOf('cam', 0, 10), claimOf('lock', 10, null)] }, 10, 'lock', true],
  [
    'what was before a claim follows the merge',
    { claims: [claimOf('cam', 5, null)], exists: true, mergedInto: 'cam' },
    1,
    'cam',
    true,
  ],
  [
    'after a claim has ended somebody new has the address',
    { claims: [claimOf('cam', 0, 10)], exists: true, mergedInto: 'cam' },
    11,
    id,
    false,
  ],
])('%s', (_case, given, at, deviceId, exists) => {
  expect(ownerOfAddress(known(given), at)).toEqual({ deviceId, exists })
})

test('an id tells the space and the address it was made of', () => {
  const ipv6 = addressDeviceIdOf('hall ~ 2', '2001:db8::1')
  expect(addressOfDeviceId(ipv6)).toEqual({ space: 'hall ~ 2', address: '2001:db8::1' })
  expect(addressOfDeviceId('pump-1')).toBeNull()
})
