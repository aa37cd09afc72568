import { decideAlarm, type AlarmChange } from '@/lib/alarms/decide-alarm'
import type { AlarmAsItStands, Decision } from '@/lib/alarms/alarm'
import { rankAlarm } from '@/lib/alarms/rank-alarm'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { EpochMs } from '@/lib/domain/time'
import type { AlarmRecord, AlarmSubject } from '@/lib/server/repositories/alarm-rows'

/** What was seen of a subject for one cause. */
export type Observed = {
  subject: AlarmSubject
  /** Null of a sensor, which has none. */
  criticality: string | null
  stage: KillChainStage | null
  reason: string | null
  seenAt: EpochMs
  change: AlarmChange
  /** The device is no more, so that nothing is known of what it was. */
  isGone?: boolean
}

/** An alarm as it was and as it is to be written; `next` null: nothing is to be written. */
export type AlarmStep = { decision: Decision; before: AlarmRecord | null; next: AlarmRecord | null }

const standsOf = (alarm: AlarmRecord): AlarmAsItStands => ({ ...alarm, hasOwner: alarm.ownerId !== null })

const BLANK = {
  id: '0',
  points: null,
  count: 1,
  clearedAt: null,
  version: 1,
  ownerId: null,
  closedAt: null,
  closedBy: null,
  closedReason: null,
  suppressionId: null,
} as const

const subjectOf = ({ subject, criticality, stage, reason }: Observed, severity: AlarmRecord['severity']) => ({
  ...subject,
  stage,
  reason,
  rank: rankAlarm(severity, stage, criticality),
})

const raised = (observed: Observed, severity: AlarmRecord['severity'], level: number, at: EpochMs): AlarmRecord => ({
  ...BLANK,
  ...subjectOf(observed, severity),
  cause: observed.change.cause,
  severity,
  state: 'open',
  isStanding: true,
  level,
  openedAt: at,
  lastSeenAt: observed.seenAt,
})

const cleared = (alarm: AlarmRecord, closes: boolean, at: EpochMs): AlarmRecord => {
  const over = { ...alarm, isStanding: false, clearedAt: at }
  if (!closes || alarm.state === 'closed') return over
  return { ...over, state: 'closed', closedAt: at, closedBy: null, closedReason: 'cleared', version: alarm.version + 1 }
}

/** Open again, for nobody yet: who closed it is told by the history. */
const REOPENED = { state: 'open', closedAt: null, closedBy: null, closedReason: null, suppressionId: null } as const

const isTold = ({ kind }: Decision): boolean => kind === 'reopen' || kind === 'repeat' || kind === 'escalate'

type GoingOn = Extract<Decision, { level: number }>

const goingOn = (alarm: AlarmRecord, observed: Observed, decision: GoingOn): AlarmRecord => ({
  ...alarm,
  ...subjectOf(observed, decision.severity),
  severity: decision.severity,
  level: decision.level,
  isStanding: true,
  clearedAt: null,
  lastSeenAt: Math.max(alarm.lastSeenAt, observed.seenAt),
  count: alarm.count + (isTold(decision) ? 1 : 0),
  ...(isTold(decision) && decision.level > alarm.level ? { points: decision.level - alarm.level } : {}),
  ...(decision.kind === 'reopen' ? { ...REOPENED, version: alarm.version + 1 } : {}),
})

/** What an unclosed alarm keeps of its device follows the device, also where nothing is decided. */
const followed = (alarm: AlarmRecord, observed: Observed): AlarmRecord | null => {
  if (alarm.state === 'closed' || observed.isGone === true) return null
  const { stage, reason, ...now } = subjectOf(observed, alarm.severity)
  const isSame = Object.entries(now).every(([name, value]) => alarm[name as keyof typeof now] === value)
  return isSame ? null : { ...alarm, ...now, stage, reason }
}

/** What becomes of an alarm (null: there was none) by what was seen. */
export const stepAlarm = (before: AlarmRecord | null, observed: Observed, at: EpochMs): AlarmStep => {
  const decision = decideAlarm(before === null ? null : standsOf(before), observed.change, at)
  if (decision.kind === 'nothing') {
    return { decision, before, next: before === null ? null : followed(before, observed) }
  }
  if (decision.kind === 'clear') {
    return { decision, before, next: before === null ? null : cleared(before, decision.closes, at) }
  }
  if (before === null || decision.kind === 'raise') {
    return { decision, before, next: raised(observed, decision.severity, decision.level, at) }
  }
  return { decision, before, next: goingOn(before, observed, decision) }
}
