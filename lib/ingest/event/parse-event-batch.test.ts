import { describe, expect, test } from 'vitest'
import type { DeviceEvent, EventObservation } from '@/lib/domain/observation'
import { parseEventBatch } from './parse-event-batch'

const times = { receivedAt: 1_795_323_301_482, observedAtAllowed: true }
const read = (fields: object): ReturnType<typeof parseEventBatch> =>
  parseEventBatch(JSON.stringify({ thingName: 'lobby-camera', observedAt: '2026-11-22T05:00:00Z', ...fields }), times)
const observed = (fields: object): EventObservation => {
  const { records, rejects } = read(fields)
  const [record] = records
  if (record === undefined) throw new Error(rejects[0]?.reason)
  return record.event
}
const eventOf = (fields: object): DeviceEvent => observed(fields).event

describe('each kind of event', () => {
  test.each<[object, DeviceEvent]>([
    [
      { kind: 'login', outcome: 'failure', user: 'root', sourceIp: '2001:DB8::0:1', service: 'SSH' },
      { kind: 'login', outcome: 'failure', user: 'root', sourceIp: '2001:db8::1', service: 'ssh' },
    ],
    [
      { kind: 'file', action: 'modified', path: '/etc/passwd', sha256: 'A'.repeat(64) },
      { kind: 'file', action: 'modified', path: '/etc/passwd', sha256: 'a'.repeat(64) },
    ],
    [
      { kind: 'process', action: 'started', name: 'sh', path: '/bin/sh', user: 'root', commandLine: 'sh -c id' },
      { kind: 'process', action: 'started', name: 'sh', path: '/bin/sh', user: 'root', commandLine: 'sh -c id' },
    ],
    [{ kind: 'reboot' }, { kind: 'reboot', reason: 'unknown' }],
    [
      { kind: 'error', message: 'disk' },
      { kind: 'error', component: '', message: 'disk' },
    ],
    [
      { kind: 'application', name: 'queue', value: 4 },
      { kind: 'application', name: 'queue', message: '', value: 4 },
    ],
    [
      { kind: 'network', action: 'joined', network: 'plant', address: '192.0.2.4' },
      { kind: 'network', action: 'joined', network: 'plant', address: '192.0.2.4' },
    ],
    [
      { kind: 'config', profile: { boot: { secure: true } } },
      { kind: 'config', profile: { boot: { secure: true } } },
    ],
  ])('%j is understood', (input, event) => {
    expect(eventOf(input)).toEqual(event)
  })
})

test('a profile gives its dates as text and says nothing of what it leaves out', () => {
  const certificate = {
    subject: 'CN=cam',
    fingerprint: 'ab',
    keyType: 'rsa',
    keyBits: 1024,
    signatureAlgorithm: 'sha1',
  }
  const profile = {
    vendor: 'Acme\u0000',
    firmware: { version: '1.2', releasedAt: '2021-03-01' },
    certificates: [
      { ...certificate, selfSigned: true, notAfter: '2022-01-01T00:00:00Z' },
      { ...certificate, selfSigned: true, notAfter: 'soon' },
    ],
  }
  expect(eventOf({ kind: 'config', profile })).toEqual({
    kind: 'config',
    profile: {
      vendor: 'Acme\uFFFD',
      firmware: { version: '1.2', releasedAt: Date.UTC(2021, 2, 1) },
      certificates: [{ ...certificate, selfSigned: true, notAfter: Date.UTC(2022, 0, 1) }],
    },
  })
})

describe('secrets are redacted', () => {
  test.each([
    ['curl https://admin:hunter2@198.51.100.4/x', 'curl https://admin:[redacted]@198.51.100.4/x'],
    ['mqtt --password=hunter2 -v', 'mqtt --password=[redacted] -v'],
    ['mqtt --api-key hunter2', 'mqtt --api-key [redacted]'],
    ['PASSWORD="hunter 2" run', 'PASSWORD=[redacted] run'],
    ['curl -u admin:hunter2 host', 'curl -u admin:[redacted] host'],
    ['Authorization: Bearer hunter2', 'Authorization: Bearer [redacted]'],
  ])('in the command line %s', (commandLine, shown) => {
    const { event, raw } = observed({ kind: 'process', action: 'started', name: 'x', commandLine })
    expect(event).toMatchObject({ commandLine: shown })
    expect(raw).not.toContain('hunter')
  })

  test('in members that are named for one, but not in what only sounds like it', () => {
    const { raw } = observed({
      kind: 'login',
      outcome: 'success',
      password: 'hunter2',
      auth: { apiKey: 'hunter2' },
      keyType: 'rsa',
    })
    expect(raw).not.toContain('hunter')
    expect(raw).toContain('"keyType":"rsa"')
  })

  test('in the excerpt of a refused event too', () => {
    const [reject] = read({ kind: 'nonsense', password: 'hunter2' }).rejects
    expect(reject).toMatchObject({ line: 1, code: 'InvalidPayload' })
    expect(reject?.excerpt).not.toContain('hunter')
  })
})

test('a long text is cut and stays quick to redact', () => {
  const event = eventOf({ kind: 'error', message: 'password '.repeat(6_000) })
  expect(event).toMatchObject({ kind: 'error' })
  expect(event.kind === 'error' && event.message.length).toBeLessThanOrEqual(2_048)
})

test.each([
  [{ kind: 'login' }, 'outcome'],
  [{ kind: 'file', action: 'eaten', path: '/x' }, 'action'],
  [{ kind: 'reboot', thingName: '' }, 'thingName'],
])('%j is refused by the name of its field', (fields, field) => {
  expect(read(fields).rejects[0]?.reason).toContain(field)
})
