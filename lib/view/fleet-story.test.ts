import { expect, test } from 'vitest'
import { storyLine } from './fleet-story'

const at = '2026-03-10T07:12:00.000Z'

test('each line says what happened and leads to the devices it counts', () => {
  const gateways = { group: 'hvac gateways', groupName: 'HVAC gateways' }
  const high = storyLine({ kind: 'high', at, ...gateways, stage: 'command-and-control', devices: 5 })
  expect(high.text).toBe('HVAC gateways: 5 devices became high, the furthest at command and control')
  expect(decodeURIComponent(high.href)).toBe('/devices?q=group:"hvac gateways" is:newly-high')
  const locks = { group: 'locks', groupName: 'Door locks' }
  expect(storyLine({ kind: 'high', at, ...locks, stage: null, devices: 1 }).text).toBe(
    'Door locks: 1 device became high',
  )
  expect(storyLine({ kind: 'born', at, devices: 240 }).text).toBe('240 devices became known')
  expect(storyLine({ kind: 'silent', at, source: 'north', log: 'conn' })).toEqual({
    text: 'north fell silent: its last conn records',
    href: '/ingest',
  })
  expect(storyLine({ kind: 'roll-out', at, firmware: '2.3.0', devices: 1 }).text).toBe(
    'Firmware 2.3.0 reached 1 more device',
  )
})

test('what strangers named is shown as it stands, and breaks nothing', () => {
  const line = storyLine({ kind: 'roll-out', at, firmware: '1\u202E"<b>', devices: 6 })
  expect(line.text).not.toContain('\u202E')
  expect(decodeURIComponent(line.href)).not.toContain('"')
})
