import {
  ALARM_CAUSES,
  ALARM_SEVERITIES,
  CLOSED_REASONS,
  SUBJECT_KINDS,
  type AlarmCause,
  type AlarmSeverity,
  type ClosedReason,
  type SubjectKind,
} from '@/lib/domain/alarm'
import {
  ALARM_FIELDS,
  ALARM_FILTERS,
  ALARM_STATE_FILTERS,
  type AlarmField,
  type AlarmStateFilter,
} from '@/lib/domain/alarm-filter'
import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { badRequest } from '@/lib/server/errors'
import { parseAge, parseQuery } from './parse-query'

/** One condition of a search among alarms; all must hold. */
export type AlarmTerm =
  | { kind: 'text'; text: string }
  | { kind: 'state'; state: AlarmStateFilter }
  | { kind: 'severity'; value: AlarmSeverity }
  | { kind: 'cause'; value: AlarmCause }
  | { kind: 'stage'; value: KillChainStage }
  | { kind: 'reason'; value: ClosedReason }
  | { kind: 'of'; value: SubjectKind }
  | { kind: 'field'; field: AlarmField; value: string }
  /** `id` null: nobody, or with `anybody` whoever. */
  | { kind: 'owner'; id: string | null; anybody: boolean }
  | { kind: 'is'; value: 'urgent' | 'standing' | 'cleared' }
  | { kind: 'age'; than: 'less' | 'more'; ms: number }
  | { kind: 'not'; term: AlarmTerm }

const oneOf = <Value extends string>(name: string, values: readonly Value[], given: string): Value => {
  const value = values.find((one) => one === given)
  if (value === undefined) throw badRequest(`${name}: takes ${values.join(', ')}, not ${given}.`)
  return value
}

const ownerTermOf = (value: string, meId: string | null): AlarmTerm => {
  if (value === 'nobody') return { kind: 'owner', id: null, anybody: false }
  if (value === 'anybody') return { kind: 'owner', id: null, anybody: true }
  if (value !== 'me') return { kind: 'owner', id: value, anybody: false }
  if (meId === null) throw badRequest('owner: me is whoever is signed in; a token owns no alarms.')
  return { kind: 'owner', id: meId, anybody: false }
}

/** The conditions in the text of the alarms' search box; `meId` is who asks. Throws 400 as other searches do. */
export const parseAlarmQuery = (text: string, meId: string | null): AlarmTerm[] =>
  parseQuery<AlarmTerm>(text, {
    makers: {
      ...Object.fromEntries(
        ALARM_FIELDS.map((field) => [field, (value: string): AlarmTerm => ({ kind: 'field', field, value })]),
      ),
      state: (value) => ({ kind: 'state', state: oneOf('state', ALARM_STATE_FILTERS, value) }),
      severity: (value) => ({ kind: 'severity', value: oneOf('severity', ALARM_SEVERITIES, value) }),
      cause: (value) => ({ kind: 'cause', value: oneOf('cause', ALARM_CAUSES, value) }),
      stage: (value) => ({ kind: 'stage', value: oneOf('stage', KILL_CHAIN_STAGES, value) }),
      reason: (value) => ({ kind: 'reason', value: oneOf('reason', CLOSED_REASONS, value) }),
      of: (value) => ({ kind: 'of', value: oneOf('of', SUBJECT_KINDS, value) }),
      is: (value) => ({ kind: 'is', value: oneOf('is', ['urgent', 'standing', 'cleared'] as const, value) }),
      owner: (value) => ownerTermOf(value, meId),
      age: (value) => ({ kind: 'age', ...parseAge('age', value) }),
    },
    names: ALARM_FILTERS.map(({ name }) => name),
    textOf: (word) => ({ kind: 'text', text: word }),
    notOf: (term) => ({ kind: 'not', term }),
  })
