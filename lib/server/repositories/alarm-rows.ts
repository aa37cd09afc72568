import type { AlarmCause, AlarmSeverity, AlarmState, ClosedReason, SubjectKind } from '@/lib/domain/alarm'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { EpochMs } from '@/lib/domain/time'

/** What of a device or sensor an alarm keeps, so that lists need not look it up. */
export type AlarmSubject = {
  subjectKind: SubjectKind
  subject: string
  subjectName: string
  groupId: string | null
  site: string | null
  type: string | null
  model: string | null
}

export type AlarmRecord = AlarmSubject & {
  id: string
  cause: AlarmCause
  severity: AlarmSeverity
  rank: number
  state: AlarmState
  isStanding: boolean
  level: number
  points: number | null
  stage: KillChainStage | null
  /** Written by a stranger, bounded. */
  reason: string | null
  count: number
  openedAt: EpochMs
  lastSeenAt: EpochMs
  clearedAt: EpochMs | null
  version: number
  ownerId: string | null
  closedAt: EpochMs | null
  closedBy: string | null
  closedReason: ClosedReason | null
  suppressionId: string | null
}

export type AlarmRow = {
  id: string
  cause: AlarmCause
  subject_kind: SubjectKind
  subject: string
  subject_name: string
  group_id: string | null
  site: string | null
  type: string | null
  model: string | null
  severity: AlarmSeverity
  rank: number
  state: AlarmState
  is_standing: boolean
  level: number
  points: number | null
  stage: KillChainStage | null
  reason: string | null
  count: number
  opened_at: Date
  last_seen_at: Date
  cleared_at: Date | null
  version: number
  owner_id: string | null
  closed_at: Date | null
  closed_by: string | null
  closed_reason: ClosedReason | null
  suppression_id: string | null
}

const timeOf = (at: Date | null): EpochMs | null => at?.getTime() ?? null

/** A row as the services know it. */
export const alarmOf = (row: AlarmRow): AlarmRecord => ({
  id: row.id,
  cause: row.cause,
  subjectKind: row.subject_kind,
  subject: row.subject,
  subjectName: row.subject_name,
  groupId: row.group_id,
  site: row.site,
  type: row.type,
  model: row.model,
  severity: row.severity,
  rank: row.rank,
  state: row.state,
  isStanding: row.is_standing,
  level: row.level,
  points: row.points,
  stage: row.stage,
  reason: row.reason,
  count: row.count,
  openedAt: row.opened_at.getTime(),
  lastSeenAt: row.last_seen_at.getTime(),
  clearedAt: timeOf(row.cleared_at),
  version: row.version,
  ownerId: row.owner_id,
  closedAt: timeOf(row.closed_at),
  closedBy: row.closed_by,
  closedReason: row.closed_reason,
  suppressionId: row.suppression_id,
})
