import type { AlarmSeverity, AlarmState, ClosedReason } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'

/** The latest alarm of a subject and cause, as far as the next decision rests on it. */
export type AlarmAsItStands = {
  state: AlarmState
  severity: AlarmSeverity
  /** Whether what it was raised for still held when it was last looked at. */
  isStanding: boolean
  /** The score, 0 to 100, from which the next rise is counted; 0 where there is no score. */
  level: number
  hasOwner: boolean
  closedReason: ClosedReason | null
  closedAt: EpochMs | null
}

/** What a change means for a cause, whatever the cause. */
export type Reading = {
  /** The severity a new alarm would have; null when there is nothing to raise. */
  raises: AlarmSeverity | null
  /** The least severity that still holds for an alarm that stands: lower than `raises` by the hysteresis; null: it is over. */
  holds: AlarmSeverity | null
  level: number
}

/**
 * What becomes of the alarm. `raise`: a new one. `reopen`: a closed one is open again. `repeat`: it came again, counted.
 * `escalate`: the same alarm, worse. `settle`: the same, less bad or at another level; nobody is told. `clear`: what it
 * was raised for is over; with `closes` it closes itself.
 */
export type Decision =
  | { kind: 'raise' | 'reopen' | 'repeat' | 'escalate' | 'settle'; severity: AlarmSeverity; level: number }
  | { kind: 'clear'; closes: boolean }
  | { kind: 'nothing' }
