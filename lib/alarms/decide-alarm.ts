import { ALARM_SEVERITIES, type AlarmSeverity } from '@/lib/domain/alarm'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import type { AlarmAsItStands, Decision, Reading } from './alarm'
import { readBreachBand, type BreachBandChange } from './breach-band'
import { readSensorLost, type SensorLostChange } from './sensor-lost'
import { readThreatBand, type ThreatBandChange } from './threat-band'

/** What changed of a subject, for one cause. A further cause is one more member here and a file beside. */
export type AlarmChange = BreachBandChange | ThreatBandChange | SensorLostChange

/** A rise counts as a repeat from so many points on: less is what ageing and coverage do by themselves. */
const REPEAT_POINTS = 5
/** What comes again within a day is the same alarm. */
const AGAIN_WITHIN_MS = DAY_MS

const NOTHING = { kind: 'nothing' } as const satisfies Decision

const worseOf = (left: AlarmSeverity, right: AlarmSeverity): AlarmSeverity =>
  ALARM_SEVERITIES.indexOf(left) <= ALARM_SEVERITIES.indexOf(right) ? left : right
const isWorse = (left: AlarmSeverity, right: AlarmSeverity): boolean => left !== right && worseOf(left, right) === left

const readingOf = (change: AlarmChange): Reading | null => {
  switch (change.cause) {
    case 'breach-band':
      return readBreachBand(change)
    case 'threat-band':
      return readThreatBand(change)
    case 'sensor-lost':
      return readSensorLost(change)
  }
}

/** A closed alarm that came again: judged harmless it stays closed, unless it is worse than what was judged. */
const againOf = (alarm: AlarmAsItStands, severity: AlarmSeverity, level: number): Decision => {
  const isHarmless = alarm.closedReason !== 'cleared' && alarm.closedReason !== 'attack-handled'
  const kind = isHarmless && !isWorse(severity, alarm.severity) ? 'repeat' : 'reopen'
  return { kind, severity: kind === 'repeat' ? alarm.severity : severity, level }
}

/** The same alarm at another level: counted where it rose, noted where it fell. */
const atLevel = (alarm: AlarmAsItStands, severity: AlarmSeverity, level: number): Decision => {
  if (level >= alarm.level + REPEAT_POINTS) return { kind: 'repeat', severity, level }
  const isLower = severity !== alarm.severity || level <= alarm.level - REPEAT_POINTS
  return isLower ? { kind: 'settle', severity, level } : NOTHING
}

const whileStanding = (alarm: AlarmAsItStands, { raises, holds, level }: Reading): Decision => {
  if (holds === null) return { kind: 'clear', closes: alarm.state !== 'acknowledged' && !alarm.hasOwner }
  if (raises !== null && isWorse(raises, alarm.severity)) {
    return { kind: alarm.state === 'closed' ? 'reopen' : 'escalate', severity: raises, level }
  }
  return atLevel(alarm, isWorse(alarm.severity, holds) ? holds : alarm.severity, level)
}

const whileOver = (alarm: AlarmAsItStands, { raises, level }: Reading, at: EpochMs): Decision => {
  if (raises === null) return NOTHING
  if (alarm.state === 'closed') {
    const isSame = alarm.closedAt !== null && at - alarm.closedAt < AGAIN_WITHIN_MS
    return isSame ? againOf(alarm, raises, level) : { kind: 'raise', severity: raises, level }
  }
  return { kind: isWorse(raises, alarm.severity) ? 'escalate' : 'repeat', severity: raises, level }
}

/**
 * What becomes of the latest alarm of a subject and cause (null: there was none) at a change. Total; the same change
 * again gives `nothing`, so it does not matter how changes are cut into batches or how often one is looked at.
 */
export const decideAlarm = (alarm: AlarmAsItStands | null, change: AlarmChange, at: EpochMs): Decision => {
  const reading = readingOf(change)
  if (reading === null) return NOTHING
  if (alarm === null)
    return reading.raises === null ? NOTHING : { kind: 'raise', severity: reading.raises, level: reading.level }
  return alarm.isStanding ? whileStanding(alarm, reading) : whileOver(alarm, reading, at)
}
