import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { failingContacts } from './failing-contacts'

/** First contacts by the signs: `-` failed, `+` answered. */
const contacts = (signs: string) =>
  someFlows(signs.length, 60, (i) => ({
    to: hostOf(i),
    port: 1_000 + i,
    result: signs[i] === '+' ? 'answered' : 'unanswered',
  }))

test('eight new hosts failing in a row cross the bound of the sequential test', () => {
  const hit = hitOf(judged(failingContacts, contacts('--------')))
  expect(hit.count).toBe(8)
  expect(hit.confidence).toBeGreaterThan(0.5)
  expect(judged(failingContacts, contacts('-------')).status).toBe('clear')
})

test('eight failures among five successes do not, twelve do', () => {
  expect(judged(failingContacts, contacts('--+--+-+-+-+-')).status).toBe('clear')
  expect(judged(failingContacts, contacts('--+---+---+-+---')).status).toBe('found')
})

test('after four successes more than failures the test begins anew', () => {
  expect(judged(failingContacts, contacts(`${'+'.repeat(40)}${'-'.repeat(8)}`)).status).toBe('found')
})

test('retries of hosts it knows are no first contacts', () => {
  const retries = someFlows(200, 10, (i) => ({ to: hostOf(i % 5), port: 443, result: 'unanswered' }))
  expect(judged(failingContacts, retries).status).toBe('clear')
})

test('when nothing outside answers the line may be down', () => {
  const alone = hitOf(judged(failingContacts, contacts('-'.repeat(16))))
  const beside = hitOf(judged(failingContacts, [aFlow({ to: hostOf(999) }), ...contacts('-'.repeat(16))]))
  expect(alone.confidence).toBeCloseTo(0.7)
  expect(beside.confidence).toBe(1)
})

test('an hour after the last new host it is over', () => {
  const later = aFlow({ after: 3 * 3_600, to: hostOf(0), port: 1_000 })
  expect(judged(failingContacts, [...contacts('-'.repeat(12)), later]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(failingContacts, [aReport()]).status).toBe('not-assessed')
})
