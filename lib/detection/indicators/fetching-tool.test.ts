import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { anAlert, aRequest } from '@/lib/testing/some-records'
import { fetchingTool } from './fetching-tool'

const DAY_S = 86_400
const BARE = '198.51.100.4'
const fetch = (after: number, agent = 'curl/8.1') =>
  aRequest({ after, to: BARE, host: BARE, uri: '/x', userAgent: agent, responseType: '' })
const update = (after: number) => aRequest({ after, uri: '/image.bin', userAgent: 'Wget/1.12', responseType: '' })

test('curl to a bare address on a device that never had it', () => {
  expect(hitOf(judged(fetchingTool, [aRequest(), fetch(60)]))).toMatchObject({ subject: BARE, confidence: 1, count: 1 })
})

test('on a device that has long used such a tool it says half', () => {
  expect(hitOf(judged(fetchingTool, [update(0), fetch(2 * DAY_S)])).confidence).toBe(0.5)
})

test('updates by Wget from a name are how the device is', () => {
  expect(judged(fetchingTool, [update(0), update(60), update(3 * DAY_S)]).status).toBe('clear')
})

test('a tool that is new on a device known for a day counts a little even from a name', () => {
  const hit = hitOf(judged(fetchingTool, [aRequest(), update(2 * DAY_S)]))
  expect(hit.confidence).toBeLessThanOrEqual(0.2)
})

test('a browser or the client of the firmware is no such tool', () => {
  expect(judged(fetchingTool, [fetch(0, 'Mozilla/5.0 (curl fan)'), fetch(9, 'device/1.0')]).status).toBe('clear')
})

test('a program fetched with it is one finding, of payload-download', () => {
  const payload = aRequest({ to: BARE, host: BARE, uri: '/bot.arm7', userAgent: 'Wget', responseType: '' })
  expect(judged(fetchingTool, [payload]).status).toBe('clear')
})

test('without web logs nothing can be said', () => {
  expect(judged(fetchingTool, [anAlert()]).status).toBe('not-assessed')
})
