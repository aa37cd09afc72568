import type { Severity } from './severity'

/** What alarms are raised for; each is a file of lib/alarms. */
export const ALARM_CAUSES = ['breach-band', 'threat-band', 'sensor-lost'] as const
export type AlarmCause = (typeof ALARM_CAUSES)[number]

/** Severities an alarm may have; what is less is no alarm. */
export const ALARM_SEVERITIES = ['critical', 'high', 'medium'] as const satisfies readonly Severity[]
export type AlarmSeverity = (typeof ALARM_SEVERITIES)[number]

/** `acknowledged`: somebody has seen it. `suppressed`: recorded and counted, told to nobody. */
export const ALARM_STATES = ['open', 'acknowledged', 'suppressed', 'closed'] as const
export type AlarmState = (typeof ALARM_STATES)[number]

/** Why people close alarms. */
export const CLOSE_REASONS = ['attack-handled', 'expected', 'wrong', 'duplicate'] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]
/** Why alarms are closed: by people, or by themselves when what they were raised for is over. */
export const CLOSED_REASONS = [...CLOSE_REASONS, 'cleared'] as const
export type ClosedReason = (typeof CLOSED_REASONS)[number]

export const SUBJECT_KINDS = ['device', 'sensor'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Begins the subject of a sensor: no device has such an id. */
export const SENSOR_SUBJECT_PREFIX = '@'

/** What one suppression covers: some devices, or all devices of some models or registry groups. */
export const SUPPRESSION_SCOPES = ['device', 'model', 'group'] as const
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number]
export const SUPPRESSION_DAYS_DEFAULT = 7
export const SUPPRESSION_DAYS_MAX = 90
/** Devices, models or groups that one suppression names. */
export const SUPPRESSION_KEYS_MAX = 1_000
/** The effect of a suppression is shown over so many days. */
export const PREVIEW_DAYS = 30

/** What people do with alarms, one or many at a time. */
export const ALARM_ACTS = ['acknowledge', 'assign', 'close', 'reopen', 'suppress'] as const
export type AlarmAct = (typeof ALARM_ACTS)[number]
/** Alarms one act takes; also how many of them may be named one by one. */
export const ACT_ALARMS_MAX = 200_000
export const ACT_IDS_MAX = 1_000

export const COMMENT_CHARACTERS_MAX = 2_000
export const COMMENTS_PER_ALARM_MAX = 200

/** Alarms whose place in the list is below this are to be acted on now (lib/alarms/rank-alarm.ts). */
export const URGENT_RANK_END = 2
