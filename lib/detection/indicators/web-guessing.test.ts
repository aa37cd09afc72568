import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { anAlert, aRequest } from '@/lib/testing/some-records'
import { webGuessing } from './web-guessing'

const HOST = '192.168.1.77'
const refused = (count: number, words: Parameters<typeof aRequest>[0] = {}) =>
  Array.from({ length: count }, (_, i) => aRequest({ after: i * 4, to: HOST, host: HOST, status: 401, ...words }))

test('twenty refusals within ten minutes are guesses', () => {
  expect(hitOf(judged(webGuessing, refused(20)))).toMatchObject({ subject: `${HOST}:80`, count: 20 })
  expect(judged(webGuessing, refused(19)).status).toBe('clear')
})

test('a log-in page answers a wrong password like a right one', () => {
  expect(hitOf(judged(webGuessing, refused(40, { status: 200, method: 'POST', uri: '/login.cgi' }))).count).toBe(40)
  expect(judged(webGuessing, refused(40, { status: 200, method: 'POST', uri: '/report' })).status).toBe('clear')
})

test('sixty leave no doubt, save for how well the server has a name', () => {
  const bare = hitOf(judged(webGuessing, refused(60))).confidence
  const cloud = hitOf(judged(webGuessing, refused(60, { to: '203.0.113.9', host: 'cloud.example.com' }))).confidence
  expect(bare).toBeGreaterThan(0.8)
  expect(cloud).toBeLessThan(bare / 2)
})

test('digest access is refused before each answer', () => {
  const digest = Array.from({ length: 200 }, (_, i) =>
    aRequest({ after: i * 2, to: HOST, host: HOST, status: i % 2 === 0 ? 401 : 200 }),
  )
  expect(judged(webGuessing, digest).status).toBe('clear')
})

test('refusals of hours ago say nothing about now', () => {
  expect(judged(webGuessing, [...refused(40), aRequest({ after: 7_200 })]).status).toBe('clear')
})

test('without web logs nothing can be said', () => {
  expect(judged(webGuessing, [anAlert()]).status).toBe('not-assessed')
})
