import { expect, test } from 'vitest'
import { profileRows } from './profile-rows'

test('each claim is a line, lists have one an item, what is not known has none', () => {
  const { rows, more } = profileRows({
    type: 'camera',
    firmware: { version: '2.4', releasedAt: null },
    services: [
      { transport: 'tcp', port: 23, name: 'telnet' },
      { transport: 'udp', port: 53, name: '' },
    ],
    network: { isolatedFromPeers: false, interfaces: [{ name: 'eth0', addresses: ['10.0.0.7'] }] },
    certificates: [{ subject: 'CN=a', selfSigned: true }],
  })
  expect(rows).toEqual([
    { part: 'Type', name: '', value: 'camera' },
    { part: 'Firmware', name: 'Version', value: '2.4' },
    { part: 'Services', name: '', value: 'tcp 23 telnet' },
    { part: 'Services', name: '', value: 'udp 53' },
    { part: 'Network', name: 'Isolated from peers', value: 'no' },
    { part: 'Network', name: 'Interfaces', value: 'eth0' },
    { part: 'Certificates', name: '', value: 'CN=a self signed: yes' },
  ])
  expect(more).toBe(0)
})

test('a thousand lines are not drawn, but counted', () => {
  const software = Array.from({ length: 1_000 }, (_, i) => ({ name: `p${String(i)}`, version: '1' }))
  expect(profileRows({ software }).rows).toHaveLength(120)
  expect(profileRows({ software }).more).toBe(880)
})
