import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { hostOf } from '@/lib/testing/some-flows'
import { anAlert, aRequest } from '@/lib/testing/some-records'
import { samePath } from './same-path'

const asked = (count: number, every = 30, uri = '/gate.php?id=7') =>
  Array.from({ length: count }, (_, i) =>
    aRequest({ after: i * every, to: hostOf(i), host: `p${String(i)}.example.net`, uri }),
  )

test('eight servers asked for one page', () => {
  expect(hitOf(judged(samePath, asked(8)))).toMatchObject({ subject: '/gate.php', count: 8, confidence: 0.6 })
  expect(judged(samePath, asked(7)).status).toBe('clear')
  expect(hitOf(judged(samePath, asked(25))).confidence).toBe(1)
})

test('the same server under one name on many addresses is one', () => {
  const cloud = Array.from({ length: 30 }, (_, i) => aRequest({ after: i, to: hostOf(i), uri: '/gate.php' }))
  expect(judged(samePath, cloud).status).toBe('clear')
})

test('front pages, and the same page over weeks, are nothing', () => {
  expect(judged(samePath, asked(30, 30, '/')).status).toBe('clear')
  expect(judged(samePath, asked(12, 86_400)).status).toBe('clear')
})

test('hubs of the house all have the same description', () => {
  const hubs = Array.from({ length: 30 }, (_, i) =>
    aRequest({ after: i, to: `192.168.1.${String(50 + i)}`, host: `192.168.1.${String(50 + i)}`, uri: '/desc.xml' }),
  )
  expect(judged(samePath, hubs).status).toBe('clear')
})

test('a busy browser beside it does not drive the path out', () => {
  const busy = asked(12).flatMap((request, i) => [
    request,
    ...Array.from({ length: 10 }, (_, n) =>
      aRequest({ after: i * 30 + 1 + n, host: 'news.example.org', uri: `/a/${String(i * 10 + n)}` }),
    ),
  ])
  // The first request alone has no more worth than the others, so a few are lost before it has two hosts.
  expect(judged(samePath, busy).status).toBe('clear')
  const calmer = asked(12).flatMap((request, i) => [
    request,
    ...Array.from({ length: 4 }, (_, n) =>
      aRequest({ after: i * 30 + 1 + n, host: 'news.example.org', uri: `/a/${String(i * 10 + n)}` }),
    ),
  ])
  expect(hitOf(judged(samePath, calmer)).count).toBe(12)
})

test('without web logs nothing can be said', () => {
  expect(judged(samePath, [anAlert()]).status).toBe('not-assessed')
})
