import { expect, test } from 'vitest'
import { anAlert } from '@/lib/testing/some-records'
import { alertClassOf } from './alert-class'

const zeek = (signature: string) => alertClassOf(anAlert({ engine: 'zeek', category: 'notice', signature }))

test.each([
  ['malware command and control activity detected', 'malware'],
  ['a network trojan was detected', 'malware'],
  ['crypto currency mining activity detected', 'mining'],
  ['web application attack', 'attack'],
  ['attempted administrator privilege gain', 'attack'],
  ['misc attack', 'listed'],
])('the category %s means %s', (category, meaning) => {
  expect(alertClassOf(anAlert({ category }))).toBe(meaning)
})

test.each([
  'misc activity',
  'generic protocol command decode',
  'potentially bad traffic',
  'not suspicious traffic',
  '',
])('the category %s weighs nothing', (category) => {
  expect(alertClassOf(anAlert({ category }))).toBeNull()
})

test('events of the decoder weigh nothing, whatever their category', () => {
  const message = 'SURICATA SSH invalid banner'
  expect(alertClassOf(anAlert({ message, category: 'web application attack' }))).toBeNull()
})

test('rules that only tell the protocol tell a chat', () => {
  const message = 'ET INFO IRC Nick change on non-standard port'
  expect(alertClassOf(anAlert({ message }))).toBe('chat')
  expect(alertClassOf(anAlert({ message: 'ET INFO TLS Handshake Failure' }))).toBeNull()
})

test('notices by their names; weirds and anomalies weigh nothing', () => {
  expect(zeek('Scan::Port_Scan')).toBe('attack')
  expect(zeek('SSH::Password_Guessing')).toBe('attack')
  expect(zeek('SSH::Login_By_Password_Guesser')).toBe('break-in')
  expect(zeek('TeamCymruMalwareHashRegistry::Match')).toBe('malware')
  expect(zeek('Intel::Notice')).toBe('listed')
  expect(zeek('SSL::Invalid_Server_Cert')).toBeNull()
  expect(zeek('HTTP::SQL_Injection_Victim')).toBeNull()
  expect(alertClassOf(anAlert({ engine: 'zeek', category: 'weird', signature: 'Scan::Port_Scan' }))).toBeNull()
  expect(alertClassOf(anAlert({ category: 'anomaly' }))).toBeNull()
})
