import { expect, test } from 'vitest'
import type { AlarmActDocument, AlarmSummary } from '@/lib/contracts/alarm'
import { actSentence, alarmSentence, silenceSentence, unownedSentence } from './alarm-sentence'
import { alarmTitle } from './alarm-words'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const summary = (given: Partial<AlarmSummary> = {}): AlarmSummary => ({
  ...{ open: 0, urgent: 0, unowned: 0, mine: 0, suppressed: 0, seen: 0, severities: [], causes: [] },
  ...{ oldestUnownedAt: null, lastAlarmAt: '2026-11-24T09:00:00Z', sources: { known: 14, receiving: 14, silent: 0 } },
  ...given,
})
const act = (given: Partial<AlarmActDocument> = {}): AlarmActDocument => ({
  ...{
    id: 'a',
    act: 'close',
    actor: 'ada',
    at: '2026-11-24T09:00:00Z',
    state: 'finished',
    alarms: 3,
    done: 3,
    failed: 0,
  },
  ...{ canUndo: true, failures: [] },
  ...given,
})

test('the title says what is open and what is to be acted on now', () => {
  expect(alarmSentence(summary({ open: 23, urgent: 6 }))).toBe('23 open, 6 to act on now')
  expect(alarmSentence(summary({ open: 2 }))).toBe('2 open, none to act on now')
  expect(alarmSentence(summary())).toBe('Nothing to act on')
  expect(unownedSentence(summary({ oldestUnownedAt: '2026-11-24T03:00:00Z' }), NOW)).toBe('oldest unowned 9 h')
})

test('silence is proved, or said to be blindness', () => {
  expect(silenceSentence(summary(), NOW)).toBe('Last alarm 3 h ago, all 14 sources report.')
  const blind = summary({ sources: { known: 14, receiving: 12, silent: 2 } })
  expect(silenceSentence(blind, NOW)).toBe('Last alarm 3 h ago, but 2 of 14 sources report nothing any more.')
  const never = summary({ lastAlarmAt: null, sources: { known: 0, receiving: 0, silent: 0 } })
  expect(silenceSentence(never, NOW)).toBe(
    'No alarm so far. No source has sent anything yet, so nothing could be seen.',
  )
})

test('an act says exactly what it did and names what it did not', () => {
  expect(actSentence(act(), 'as expected')).toBe('Closed 3 alarms as expected.')
  const failures = [{ alarmId: '4', subject: 'lift-ctl-3', reason: 'It is closed.' }]
  expect(actSentence(act({ act: 'acknowledge', done: 1, failed: 6, failures }))).toBe(
    'Acknowledged 1 alarm. 6 not: lift-ctl-3: It is closed. And 5 more.',
  )
})

test('a title is words of ours and a reason of a stranger, made harmless', () => {
  const alarm = { cause: 'breach-band', severity: 'critical', subjectKind: 'device' } as const
  expect(alarmTitle({ ...alarm, reason: 'Beaconing\u202E to x' })).toBe(
    'Beaconing\\u202e to x: breach likelihood is critical',
  )
  expect(alarmTitle({ ...alarm, reason: null })).toBe('Breach likelihood is critical')
  expect(alarmTitle({ ...alarm, cause: 'sensor-lost', subjectKind: 'sensor', reason: 'x' })).toBe(
    'Sensor sends nothing any more',
  )
})
