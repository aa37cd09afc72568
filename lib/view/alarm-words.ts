import type { AlarmCause, AlarmSeverity, ClosedReason, SubjectKind } from '@/lib/domain/alarm'
import { visibleText } from './visible-text'

/** As much of an alarm as its title tells. */
type Titled = {
  cause: AlarmCause
  severity: AlarmSeverity
  subjectKind: SubjectKind
  reason: string | null
}

const REASON_CHARACTERS = 160

const WHAT = {
  'breach-band': ({ severity }) =>
    severity === 'critical' ? 'Breach likelihood is critical' : 'Breach likelihood is high',
  'threat-band': () => 'Threat level is critical',
  'sensor-lost': ({ subjectKind }) =>
    subjectKind === 'sensor' ? 'Sensor sends nothing any more' : 'Agent reports nothing any more',
} satisfies Record<AlarmCause, (alarm: Titled) => string>

/** What happened, in words; the reason in it was written by a stranger and is shown as inert text. */
export const alarmTitle = (alarm: Titled): string => {
  const what = WHAT[alarm.cause](alarm)
  if (alarm.reason === null || alarm.cause === 'sensor-lost') return what
  return `${visibleText(alarm.reason, REASON_CHARACTERS)}: ${what.toLowerCase()}`
}

/** Each cause as a filter or a sentence names it. */
export const CAUSE_WORDS = {
  'breach-band': 'Breach likelihood',
  'threat-band': 'Threat level',
  'sensor-lost': 'Sensor lost',
} as const satisfies Record<AlarmCause, string>

/** Why an alarm was closed. */
export const CLOSED_WORDS = {
  'attack-handled': 'attack handled',
  expected: 'expected',
  wrong: 'wrong',
  duplicate: 'duplicate',
  cleared: 'cleared by itself',
} as const satisfies Record<ClosedReason, string>
