import { expect, test as base } from '@playwright/test'
import { apiClient, type ApiClient } from '@/e2e/api-client'
import { createToken, runDeviceVerb } from '@/e2e/fixtures'
import { agoIso, guessedLogin } from '@/e2e/sample-camera'
import { aReport, aScanCapture } from '@/e2e/sample-traffic'

/** The requirements of the patent's claims that this version keeps, each with data that came in through the API. */
const test = base.extend<object, { admin: string }>({
  baseURL: async ({}, use) => use(process.env['VEDETTE_E2E_URL'] ?? ''),
  admin: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
})

const aProfile = (thingName: string, profile: object, minutesAgo = 40) => ({
  thingName,
  observedAt: agoIso(minutesAgo),
  kind: 'config',
  profile,
})

/** A quiet day: what a healthy device reports, so that there is something to assess. */
const anOrdinaryDay = (thingName: string) => [
  {
    thingName,
    observedAt: agoIso(55),
    kind: 'login',
    outcome: 'success',
    user: 'admin',
    sourceIp: '10.0.0.2',
    service: 'https',
  },
  { thingName, observedAt: agoIso(54), kind: 'file', action: 'created', path: '/data/clip-7.mp4', sha256: null },
  {
    thingName,
    observedAt: agoIso(53),
    kind: 'process',
    action: 'started',
    name: 'recorder',
    path: '/usr/bin/recorder',
  },
  { thingName, observedAt: agoIso(52), kind: 'reboot', reason: 'requested' },
]

/** A profile that says everything the rules ask for, and no weakness. */
const SOUND_PROFILE = {
  credentials: 'unique',
  encryption: { tlsMinimum: '1.2' },
  certificates: [],
  services: [],
  updates: { signed: true },
  boot: { secure: true },
}

const ruleIds = async (api: ApiClient, deviceId: string, kind: string): Promise<string[]> =>
  (await api.findings(deviceId)).filter((finding) => finding.kind === kind).map(({ rule }) => rule.id)

const scores = async (api: ApiClient, deviceId: string) => {
  const { breachLikelihood, threatLevel } = await api.assessment(deviceId)
  return { breach: breachLikelihood.score ?? -1, threat: threatLevel.score ?? -1 }
}

test('R1 data is obtained about a device that is one of many in a network', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  const reports = ['pump-1', 'pump-2', 'pump-3'].map((thingName) => ({ thingName, report: aReport(11) }))
  expect(await api.send('reports', reports)).toMatchObject({ accepted: 3, rejected: 0 })
  const { items } = await api.devices('pump-')
  expect(items.map(({ id }) => id).sort()).toEqual(['pump-1', 'pump-2', 'pump-3'])
})

test('R2 facilitators come from profile data and indicators from activity data', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  await api.send('events', [aProfile('valve-1', { credentials: 'default' }), ...guessedLogin('valve-1')])
  expect(await ruleIds(api, 'valve-1', 'facilitator')).toEqual(['default-credentials'])
  expect(await ruleIds(api, 'valve-1', 'indicator')).toEqual(['login-after-failures'])
})

test('R3 breach likelihood rests on facilitators and indicators', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  // From two sources, so that neither says anything of the other.
  await api.send('events', guessedLogin('gate-plain', '203.0.113.51'))
  await api.send('events', [
    aProfile('gate-weak', { credentials: 'default' }),
    ...guessedLogin('gate-weak', '203.0.113.52'),
  ])
  const plain = await scores(api, 'gate-plain')
  const weak = await scores(api, 'gate-weak')
  expect(weak.breach).toBeGreaterThan(plain.breach)
  const { contributions } = (await api.assessment('gate-weak')).breachLikelihood
  expect(contributions.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['base-rate', 'facilitator', 'indicator']),
  )
})

test('R4 score, facilitators and indicators are given together, and the lines sum to the score', async ({
  request,
  admin,
}) => {
  const api = apiClient(request, admin)
  await api.send('events', [
    aProfile('lock-1', { ...SOUND_PROFILE, boot: { secure: false }, credentials: 'default' }),
    ...guessedLogin('lock-1'),
  ])
  const { breachLikelihood, threatLevel, stages } = await api.assessment('lock-1')
  const total = (lines: readonly { points: number }[]) => lines.reduce((sum, { points }) => sum + points, 0)
  expect(total(breachLikelihood.contributions)).toBeCloseTo(breachLikelihood.score ?? Number.NaN, 6)
  expect(total(threatLevel.contributions)).toBeCloseTo(threatLevel.score ?? Number.NaN, 6)
  expect(breachLikelihood.contributions.length).toBeGreaterThan(2)
  expect(stages.find(({ stage }) => stage === 'persistence')?.facilitators).toBe(1)
  expect(stages.find(({ stage }) => stage === 'initial-access')?.indicators).toBe(1)
})

test('R5 the threat level comes from facilitators and falls when one is fixed', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  await api.send('events', [aProfile('cam-5', { credentials: 'default', updates: { signed: false } })])
  const before = await scores(api, 'cam-5')
  await api.send('events', [aProfile('cam-5', { credentials: 'unique', updates: { signed: false } }, 20)])
  const after = await scores(api, 'cam-5')
  expect(before.threat).toBeGreaterThan(20)
  expect(after.threat).toBeLessThan(before.threat)
})

test('R7 sources are agents, network monitors and the management of devices', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  await api.send('reports', [{ thingName: 'meter-7', report: aReport(7) }])
  const capture = await request.post('/api/v1/ingest/zeek/conn?sensor=yard', {
    headers: { Authorization: `Bearer ${admin}`, 'Content-Type': 'text/plain' },
    data: aScanCapture('192.168.44.7', Date.now()),
  })
  expect(capture.status()).toBe(200)
  await runDeviceVerb('register', 'meter-7', '--group', 'meters')
  expect((await api.device('meter-7')).sources.map(({ kind }) => kind)).toEqual(['report'])
  expect((await api.device('meter-7')).group).toBe('meters')
  const [seen] = (await api.devices('192.168.44.7')).items
  expect(seen?.sources.map(({ kind }) => kind)).toEqual(['flow'])
  expect(seen?.origin).toBe('address')
})

test('R8 the severity of a weakness enters the score', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  await api.send('events', [
    ...anOrdinaryDay('tls-old'),
    aProfile('tls-old', { ...SOUND_PROFILE, encryption: { tlsMinimum: '1.0' } }),
    ...anOrdinaryDay('tls-none'),
    aProfile('tls-none', { ...SOUND_PROFILE, encryption: { tlsMinimum: 'none' } }),
  ])
  const [old] = await api.findings('tls-old')
  const [none] = await api.findings('tls-none')
  expect([old?.severity, none?.severity]).toEqual(['medium', 'high'])
  expect((await scores(api, 'tls-none')).breach).toBeGreaterThan((await scores(api, 'tls-old')).breach)
})

test('R12 profile and activity data of every kind are taken', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  const thingName = 'camera-12'
  const profile = {
    type: 'camera',
    vendor: 'Aurel',
    model: 'C210',
    firmware: { version: '2.1.4', releasedAt: '2024-03-01T00:00:00Z' },
    operatingSystem: 'Linux 5.10',
    software: [{ name: 'busybox', version: '1.31.0' }],
    services: [{ transport: 'tcp', port: 23, name: 'telnet' }],
    encryption: { tlsMinimum: '1.0', storageEncrypted: false },
  }
  const at = (minutes: number) => ({ thingName, observedAt: agoIso(minutes) })
  const answer = await api.send('events', [
    { ...at(40), kind: 'config', profile },
    { ...at(39), kind: 'network', action: 'joined', network: 'yard', address: '192.168.44.12' },
    { ...at(38), kind: 'application', name: 'recorder', message: 'queue full', value: 12 },
    { ...at(37), kind: 'file', action: 'modified', path: '/usr/bin/httpd', sha256: null },
    { ...at(36), kind: 'error', component: 'watchdog', message: 'httpd does not answer' },
    { ...at(35), kind: 'process', action: 'started', name: 'x', path: '/tmp/x', user: 'root', commandLine: '/tmp/x' },
    { ...at(34), kind: 'reboot', reason: 'crash' },
  ])
  expect(answer).toMatchObject({ accepted: 7, rejected: 0 })
  expect(await api.device(thingName)).toMatchObject({
    type: 'camera',
    vendor: 'Aurel',
    model: 'C210',
    firmware: '2.1.4',
  })
  expect((await ruleIds(api, thingName, 'facilitator')).sort()).toEqual([
    'exposed-telnet',
    'outdated-firmware',
    'outdated-tls',
    'unencrypted-storage',
  ])
  expect((await ruleIds(api, thingName, 'indicator')).sort()).toEqual(['system-file-change', 'unexpected-process'])
})
