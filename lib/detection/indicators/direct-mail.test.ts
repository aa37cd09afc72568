import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { directMail } from './direct-mail'

const mails = (hosts: number, port = 25) => someFlows(hosts, 20, (i) => ({ to: hostOf(i), port, service: 'smtp' }))

test.each([
  [1, 0.3],
  [5, 0.8],
  [10, 1],
])('mail to %i servers counts %f', (hosts, confidence) => {
  expect(hitOf(judged(directMail, mails(hosts)))).toMatchObject({ subject: '', confidence, count: hosts })
})

test('where the network blocks it the tries still tell', () => {
  const blocked = someFlows(10, 20, (i) => ({ to: hostOf(i), port: 25, result: 'unanswered' }))
  expect(hitOf(judged(directMail, blocked)).count).toBe(10)
})

test('submission, and the server of the house, are how devices send mail', () => {
  expect(judged(directMail, mails(3, 587)).status).toBe('clear')
  expect(
    judged(
      directMail,
      someFlows(3, 20, () => ({ to: '192.168.1.5', port: 25 })),
    ).status,
  ).toBe('clear')
})

test('a day later it is over', () => {
  expect(judged(directMail, [...mails(10), aFlow({ after: 2 * 86_400 })]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(directMail, [aReport()]).status).toBe('not-assessed')
})
