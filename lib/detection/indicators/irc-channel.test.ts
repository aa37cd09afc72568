import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { anAlert } from '@/lib/testing/some-records'
import { ircChannel } from './irc-channel'

test('a session the monitor recognised as IRC is one on any port', () => {
  const hit = hitOf(judged(ircChannel, [aFlow({ port: 8_080, service: 'irc' })]))
  expect(hit).toMatchObject({ subject: '203.0.113.9:8080', confidence: 1 })
})

test('raw payload on a registered IRC port is a little less sure', () => {
  expect(hitOf(judged(ircChannel, [aFlow({ port: 6_667 })])).confidence).toBe(0.7)
  expect(judged(ircChannel, [aFlow({ port: 6_670 })]).status).toBe('clear')
})

test('a web server on an IRC port is no chat', () => {
  expect(judged(ircChannel, [aFlow({ port: 6_667, service: 'http' })]).status).toBe('clear')
})

test('calls nobody answers are no channel', () => {
  expect(
    judged(
      ircChannel,
      someFlows(30, 9, () => ({ port: 6_667, result: 'unanswered' })),
    ).status,
  ).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(ircChannel, [aReport()]).status).toBe('not-assessed')
})

test('a rule of the monitor that knows the protocol tells it on any port', () => {
  const message = 'ET INFO IRC Nick change on non-standard port'
  const hit = hitOf(judged(ircChannel, [anAlert({ port: 8_000, message })]))
  expect(hit).toMatchObject({ count: 1, severity: 'high' })
  expect(judged(ircChannel, [anAlert()]).status).toBe('clear')
})
