import type { AlarmState, ClosedReason, CloseReason } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'

/** What people change of an alarm, and what an undo brings back. */
export type AlarmHandling = {
  state: AlarmState
  ownerId: string | null
  closedAt: EpochMs | null
  closedBy: string | null
  closedReason: ClosedReason | null
  suppressionId: string | null
}

/** An act on one alarm, with all it needs. */
export type Act =
  | { kind: 'acknowledge' }
  | { kind: 'assign'; ownerId: string | null }
  | { kind: 'close'; reason: CloseReason; by: string; at: EpochMs }
  | { kind: 'reopen' }
  | { kind: 'suppress'; suppressionId: string }

/** How the alarm stands afterwards (null: as before, for it stood so), or why it cannot be done. */
export type Acted = { next: AlarmHandling | null } | { failure: string }

const OPEN = { state: 'open', closedAt: null, closedBy: null, closedReason: null, suppressionId: null } as const

const CLOSED = { failure: 'It is closed.' }

const acknowledge = (alarm: AlarmHandling): Acted => {
  if (alarm.state === 'suppressed') return { failure: 'It is suppressed.' }
  return { next: alarm.state === 'acknowledged' ? null : { ...alarm, state: 'acknowledged' } }
}

const close = (alarm: AlarmHandling, { reason, by, at }: Extract<Act, { kind: 'close' }>): Acted => {
  if (alarm.state !== 'closed') {
    return {
      next: { ...alarm, state: 'closed', closedAt: at, closedBy: by, closedReason: reason, suppressionId: null },
    }
  }
  return alarm.closedReason === reason ? { next: null } : { failure: 'It was closed for another reason already.' }
}

const reopen = (alarm: AlarmHandling): Acted =>
  alarm.state === 'closed' ? { next: { ...alarm, ...OPEN } } : { failure: 'It is not closed.' }

/** Does an act on an alarm as it stands. Doing it again changes nothing. */
export const actOnAlarm = (alarm: AlarmHandling, act: Act): Acted => {
  if (act.kind === 'close') return close(alarm, act)
  if (act.kind === 'reopen') return reopen(alarm)
  if (alarm.state === 'closed') return CLOSED
  switch (act.kind) {
    case 'acknowledge':
      return acknowledge(alarm)
    case 'assign':
      return { next: alarm.ownerId === act.ownerId ? null : { ...alarm, ownerId: act.ownerId } }
    case 'suppress':
      return { next: { ...alarm, state: 'suppressed', suppressionId: act.suppressionId } }
  }
}
