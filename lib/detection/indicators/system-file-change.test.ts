import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFileChange, aLogin, aRestart } from '@/lib/testing/some-events'
import { systemFileChange } from './system-file-change'

test('a start-up file is changed without an update', () => {
  const hit = hitOf(judged(systemFileChange, [aFileChange(0, '/etc/init.d/rcS')]))
  expect(hit).toMatchObject({ subject: '/etc/init.d/rcS', confidence: 0.8 })
  expect(hit.summary).toBe('/etc/init.d/rcS was modified without an update.')
})

test('an update writes system files, and hardly counts', () => {
  const update = [aFileChange(0, '/usr/bin/camera'), aRestart(3_600, 'update')]
  expect(hitOf(judged(systemFileChange, update)).confidence).toBe(0.1)
  expect(
    hitOf(judged(systemFileChange, [aFileChange(0, '/usr/bin/camera'), aRestart(3_601, 'update')])).confidence,
  ).toBe(0.8)
})

test('logs, settings and scratch files change all the time', () => {
  const usual = ['/var/log/messages', '/etc/config/wireless', '/tmp/x', '/home/bin/x', 'bin/x']
  expect(
    judged(
      systemFileChange,
      usual.map((path, i) => aFileChange(i, path)),
    ).status,
  ).toBe('clear')
})

test('paths that differ only in their hundredth character stay two', () => {
  const long = `/usr/bin/${'x'.repeat(100)}`
  const outcome = judged(systemFileChange, [aFileChange(0, `${long}a`), aFileChange(1, `${long}b`)])
  expect(outcome.status === 'found' ? outcome.hits.map(({ subject }) => subject.length) : []).toEqual([80, 80])
})

test('the raw event of a long path is still its evidence', () => {
  const event = aFileChange(0, `/usr/bin/${'é'.repeat(100)}`)
  expect(hitOf(judged(systemFileChange, [event])).isEvidence(event)).toBe(true)
})

test('a device that does not report file changes cannot be judged', () => {
  expect(judged(systemFileChange, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
