import { expect, test } from 'vitest'
import type { ClaimedProfile } from '@/lib/domain/claimed-profile'
import { PROFILE_BYTES_MAX } from '@/lib/ingest/limits'
import { parseProfileBatch } from './parse-profile-batch'

const RECEIVED = Date.UTC(2026, 10, 22, 6)
const times = { receivedAt: RECEIVED, observedAtAllowed: true }
const read = (profile: object, more: object = {}) =>
  parseProfileBatch(JSON.stringify({ thingName: 'lobby-camera', profile, ...more }), times)
const claimed = (profile: object): ClaimedProfile => {
  const { records, rejects } = read(profile)
  const event = records[0]?.event.event
  if (event?.kind !== 'config') throw new Error(rejects[0]?.reason)
  return event.profile
}

test('a line and an array give the same statements as a config event', () => {
  const line = { thingName: 'a', profile: { model: 'C' }, observedAt: '2026-11-22T05:00:00Z' }
  const [record] = parseProfileBatch(JSON.stringify(line), times).records
  expect(record).toMatchObject({ index: 0, thingName: 'a', observedAt: Date.UTC(2026, 10, 22, 5) })
  expect(record?.event).toMatchObject({ kind: 'event', event: { kind: 'config', profile: { model: 'C' } } })
  expect(parseProfileBatch(JSON.stringify([line, line]), times).records).toHaveLength(2)
})

test('without leave to speak of the past the receipt is the time', () => {
  const line = JSON.stringify({ thingName: 'a', profile: {}, observedAt: '2026-11-22T05:00:00Z' })
  const [record] = parseProfileBatch(line, { ...times, observedAtAllowed: false }).records
  expect(record).toMatchObject({ observedAt: null, event: { observedAt: RECEIVED } })
})

test('an operating system is a name or its parts', () => {
  expect(claimed({ operatingSystem: 'Linux' }).operatingSystem).toEqual({
    name: 'Linux',
    version: '',
    supportEndsAt: null,
  })
  const parts = { name: 'Linux', version: '5.10', supportEndsAt: '2026-12-31' }
  expect(claimed({ operatingSystem: parts }).operatingSystem?.supportEndsAt).toBe(Date.UTC(2026, 11, 31))
})

test('a moment that cannot be read says nothing', () => {
  const profile = claimed({ updates: { signed: true, lastCheckedAt: 'yesterday' }, login: { rotatedAt: 'once' } })
  expect(profile).toEqual({ updates: { signed: true }, login: {} })
})

test('what is not of a profile is passed over, and texts are made harmless', () => {
  expect(claimed({ colour: 'red', vendor: 'A\u0000', network: { segment: 'x\u001b[2J' } })).toEqual({
    vendor: 'A\uFFFD',
    network: { segment: 'x\uFFFD[2J' },
  })
})

test.each([
  [{ services: [{ transport: 'tcp', port: 0 }] }, 'profile.services.0.port'],
  [{ credentials: 'secret' }, 'profile.credentials'],
  [{ encryption: { tlsMinimum: '2' } }, 'profile.encryption.tlsMinimum'],
])('%j is refused by the name of its member', (profile, member) => {
  const [reject] = read(profile).rejects
  expect(reject).toMatchObject({ line: 1, code: 'InvalidPayload' })
  expect(reject?.reason).toContain(member)
})

test('a record without a profile, or without a thing, is refused', () => {
  expect(parseProfileBatch('{"thingName":"a"}', times).rejects[0]?.reason).toContain('profile')
  expect(parseProfileBatch('{"profile":{}}', times).rejects[0]?.reason).toContain('thingName')
})

test('a profile is bounded and takes more than other lines', () => {
  const software = (count: number) => Array.from({ length: count }, () => ({ name: 'n'.repeat(120), version: '1' }))
  expect(read({ software: software(900) }).records).toHaveLength(1)
  const [reject] = parseProfileBatch('x'.repeat(PROFILE_BYTES_MAX + 1), times).rejects
  expect(reject?.code).toBe('PayloadTooLarge')
  const inArray = JSON.stringify([{ thingName: 'a', profile: { note: 'x'.repeat(PROFILE_BYTES_MAX) } }])
  expect(parseProfileBatch(inArray, times).rejects[0]?.code).toBe('PayloadTooLarge')
})

test('secrets that somebody put into a profile are not kept', () => {
  const { records } = read({ login: { accounts: ['admin'], password: 'hunter2' } })
  expect(records[0]?.event.raw).not.toContain('hunter')
})
