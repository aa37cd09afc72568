import { z } from 'zod'
import {
  AlarmActDocument,
  AlarmActRequest,
  AlarmDocument,
  AlarmEventDocument,
  AlarmList,
  AlarmOwner,
  AlarmSummary,
  CommentRequest,
  SuppressionDocument,
  SuppressionEffect,
  SuppressionEffectRequest,
} from '../alarm'
import { json, NO_ANSWER, operation } from '../operation'
import { pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf } from '../shared'

const tag = 'Alarms'

export const listAlarms = operation({
  id: 'listAlarms',
  method: 'GET',
  path: '/api/v1/alarms',
  access: 'read',
  tag,
  summary: 'Alarms, those to act on now first',
  description:
    'The open ones unless q asks for state:suppressed or state:closed. Words match devices and reasons; filters are ' +
    'those of the page, for instance severity:critical owner:nobody cause:sensor-lost stage:impact age:>1h.',
  query: z.object({ q: z.string().max(SEARCH_LENGTH_MAX).default(''), ...pageQuery() }),
  answer: json(AlarmList),
})

export const summariseAlarms = operation({
  id: 'summariseAlarms',
  method: 'GET',
  path: '/api/v1/alarms/summary',
  access: 'read',
  tag,
  summary: 'How many alarms are open, whose they are, and what proves that no alarm means no cause',
  answer: json(AlarmSummary),
})

export const getAlarm = operation({
  id: 'getAlarm',
  method: 'GET',
  path: '/api/v1/alarms/{alarmId}',
  access: 'read',
  tag,
  summary: 'One alarm, with the state and the owner it has now',
  answer: json(AlarmDocument),
  refusals: [404],
})

export const listAlarmEvents = operation({
  id: 'listAlarmEvents',
  method: 'GET',
  path: '/api/v1/alarms/{alarmId}/events',
  access: 'read',
  tag,
  summary: 'What became of an alarm, who did it, and comments; the newest first',
  query: z.object(pageQuery()),
  answer: json(listOf(AlarmEventDocument)),
  refusals: [404],
})

export const commentAlarm = operation({
  id: 'commentAlarm',
  method: 'POST',
  path: '/api/v1/alarms/{alarmId}/comments',
  access: 'analyse',
  tag,
  summary: 'Writes a comment into the history of an alarm',
  body: { kind: 'json', schema: CommentRequest, example: { text: 'The firmware roll-out of this morning.' } },
  answer: NO_ANSWER,
  status: 204,
  refusals: [404, 409, 413, 415],
})

export const listAlarmOwners = operation({
  id: 'listAlarmOwners',
  method: 'GET',
  path: '/api/v1/alarms/owners',
  access: 'analyse',
  tag,
  summary: 'Who may take care of alarms, by name; at most 500',
  answer: json(z.object({ items: z.array(AlarmOwner) })),
})

export const actOnAlarms = operation({
  id: 'actOnAlarms',
  method: 'POST',
  path: '/api/v1/alarms/acts',
  access: 'analyse',
  tag,
  summary: 'Acknowledges, assigns, closes, reopens or suppresses alarms',
  description:
    'Named by ids, or all that match a query, which must still be as many as `count` says; else 409 names the new ' +
    'count and nothing is changed. Beyond 1,000 alarms the worker goes on: ask for the act until it is finished.',
  body: {
    kind: 'json',
    schema: AlarmActRequest,
    example: { act: 'close', reason: 'expected', all: { q: 'state:open group:cameras', count: 11 } },
  },
  answer: json(AlarmActDocument),
  refusals: [409, 413, 415],
})

export const getAlarmAct = operation({
  id: 'getAlarmAct',
  method: 'GET',
  path: '/api/v1/alarms/acts/{actId}',
  access: 'read',
  tag,
  summary: 'How far an act on alarms is, and which it failed on',
  answer: json(AlarmActDocument),
  refusals: [404],
})

export const undoAlarmAct = operation({
  id: 'undoAlarmAct',
  method: 'POST',
  path: '/api/v1/alarms/acts/{actId}/undo',
  access: 'analyse',
  tag,
  summary: 'Brings back what an act changed and nobody changed since',
  answer: json(AlarmActDocument),
  refusals: [404, 409],
})

export const listSuppressions = operation({
  id: 'listSuppressions',
  method: 'GET',
  path: '/api/v1/alarms/suppressions',
  access: 'read',
  tag,
  summary: 'The suppressions in force, at most 200',
  answer: json(listOf(SuppressionDocument)),
})

export const previewSuppression = operation({
  id: 'previewSuppression',
  method: 'POST',
  path: '/api/v1/alarms/suppressions/effect',
  access: 'analyse',
  tag,
  summary: 'What a suppression would have hidden in the last 30 days',
  body: {
    kind: 'json',
    schema: SuppressionEffectRequest,
    example: { scope: 'model', keys: ['DCS-942L'], cause: null },
  },
  answer: json(SuppressionEffect),
  refusals: [413, 415],
})

export const endSuppression = operation({
  id: 'endSuppression',
  method: 'DELETE',
  path: '/api/v1/alarms/suppressions/{suppressionId}',
  access: 'analyse',
  tag,
  summary: 'Ends a suppression now; what it hid and still stands is open again',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404, 409],
})

export const ALARM_OPERATIONS = [
  listAlarms,
  summariseAlarms,
  getAlarm,
  listAlarmEvents,
  commentAlarm,
  listAlarmOwners,
  actOnAlarms,
  getAlarmAct,
  undoAlarmAct,
  listSuppressions,
  previewSuppression,
  endSuppression,
]
