import { ALARM_CAUSES, ALARM_SEVERITIES, CLOSED_REASONS, SUBJECT_KINDS } from './alarm'
import type { DeviceFilter } from './device-filter'
import { KILL_CHAIN_STAGES } from './kill-chain'

/** What `state:` knows. Open: not closed and not suppressed, acknowledged or not; new: nobody acknowledged it. */
export const ALARM_STATE_FILTERS = ['open', 'new', 'acknowledged', 'suppressed', 'closed'] as const
export type AlarmStateFilter = (typeof ALARM_STATE_FILTERS)[number]

/** Filters that compare a word which the alarm keeps of its device. */
export const ALARM_FIELDS = ['group', 'site', 'type', 'model', 'device'] as const
export type AlarmField = (typeof ALARM_FIELDS)[number]

/** Every filter of the alarms' search box, in the order in which they are offered. */
export const ALARM_FILTERS: readonly DeviceFilter[] = [
  { name: 'state', means: 'how it stands', values: ALARM_STATE_FILTERS },
  { name: 'severity', means: 'how bad it is', values: ALARM_SEVERITIES },
  { name: 'owner', means: 'who takes care of it', values: ['me', 'nobody', 'anybody'] },
  { name: 'cause', means: 'what it was raised for', values: ALARM_CAUSES },
  { name: 'is', means: 'what else it is', values: ['urgent', 'standing', 'cleared'] },
  { name: 'stage', means: 'the furthest stage it was seen on', values: KILL_CHAIN_STAGES },
  { name: 'group', means: 'the group of its device', values: [] },
  { name: 'site', means: 'the site of its device', values: [] },
  { name: 'type', means: 'the type of its device', values: [] },
  { name: 'model', means: 'the model of its device', values: [] },
  { name: 'device', means: 'the id of its device or sensor', values: [] },
  { name: 'of', means: 'a device or a sensor', values: SUBJECT_KINDS },
  { name: 'reason', means: 'why it was closed', values: CLOSED_REASONS },
  { name: 'age', means: 'how long ago it was raised', values: ['<1h', '>1h', '>24h', '>7d'] },
]
