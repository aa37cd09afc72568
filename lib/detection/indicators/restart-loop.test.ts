import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLogin, aRestart } from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { restartLoop } from './restart-loop'

test('three restarts within an hour that nobody asked for', () => {
  const loop = [aRestart(0, 'watchdog'), aRestart(1_800, 'crash'), aRestart(3_600, 'unknown')]
  expect(hitOf(judged(restartLoop, loop))).toMatchObject({ confidence: 0.5, count: 3, firstSeenAt: START })
  expect(judged(restartLoop, loop.slice(1)).status).toBe('clear')
})

test('ten leave no doubt', () => {
  const loop = Array.from({ length: 10 }, (_, i) => aRestart(i * 60, 'crash'))
  expect(hitOf(judged(restartLoop, loop)).confidence).toBe(1)
})

test('one restart a night is maintenance', () => {
  const nightly = Array.from({ length: 10 }, (_, i) => aRestart(i * 86_400, 'unknown'))
  expect(judged(restartLoop, nightly).status).toBe('clear')
})

test('an update restarts a device several times, and people press buttons', () => {
  const asked = Array.from({ length: 9 }, (_, i) => aRestart(i * 60, i % 2 === 0 ? 'update' : 'requested'))
  expect(judged(restartLoop, asked).status).toBe('clear')
})

test('a device that does not report restarts cannot be judged', () => {
  expect(judged(restartLoop, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
