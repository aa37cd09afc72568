import { ruleOf } from '@/lib/detection/registry'
import {
  DEVICE_FIELDS,
  DEVICE_FILTERS,
  DEVICE_STATES,
  valuesOfField,
  type DeviceField,
  type DeviceState,
} from '@/lib/domain/device-filter'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { BANDS, type Band } from '@/lib/domain/severity'
import { DAY_MS } from '@/lib/domain/time'
import { badRequest } from '@/lib/server/errors'
import { parseAge, parseQuery, type QueryLanguage } from './parse-query'

export type ScoreName = 'breach' | 'threat'

/** One condition of a search; all must hold. */
export type DeviceTerm =
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: DeviceField; value: string }
  /** Printed score, both ends included. */
  | { kind: 'score'; score: ScoreName; from: number; to: number }
  | { kind: 'not-assessed'; score: ScoreName }
  | { kind: 'stage'; measure: 'indicators' | 'facilitators'; index: number }
  | { kind: 'rule'; ruleId: string }
  /** An open finding about this port, served or called. */
  | { kind: 'port'; port: number }
  | { kind: 'in'; group: string }
  /** How long ago its last record or its birth was: less or more than that. */
  | { kind: 'age'; of: 'seen' | 'born'; than: 'less' | 'more'; ms: number }
  /** Against a day ago, as the worker last saw it. */
  | { kind: 'move'; of: 'rising' | 'newly-high' | 'calmer' }
  | { kind: 'not'; term: DeviceTerm }

const PORT_MAX = 65_535
const COMPARED = /^(>=|<=|>|<)?(\d{1,3})$/

/** The printed scores of each band (lib/domain/severity.ts). */
const BAND_RANGES = { low: [0, 19], medium: [20, 49], high: [50, 74], critical: [75, 100] } as const satisfies Record<
  Exclude<Band, 'not-assessed'>,
  readonly [number, number]
>

const comparedRange = (operator: string | undefined, number: number): readonly [number, number] => {
  if (operator === '>=') return [number, 100]
  if (operator === '>') return [number + 1, 100]
  if (operator === '<=') return [0, number]
  return operator === '<' ? [0, number - 1] : [number, number]
}

const scoreTermOf = (score: ScoreName, value: string): DeviceTerm => {
  const band = BANDS.find((name) => name === value)
  if (band === 'not-assessed') return { kind: 'not-assessed', score }
  const [, operator, digits] = COMPARED.exec(value) ?? []
  const number = Number(digits)
  if (band === undefined && !(number <= 100)) {
    throw badRequest(`${score}: takes ${BANDS.join(', ')}, or a number from 0 to 100 such as >=50, not ${value}.`)
  }
  const [from, to] = band === undefined ? comparedRange(operator, number) : BAND_RANGES[band]
  return { kind: 'score', score, from, to }
}

const stageTermOf = (measure: 'indicators' | 'facilitators', value: string): DeviceTerm => {
  const index = KILL_CHAIN_STAGES.findIndex((stage) => stage === value)
  if (index === -1) throw badRequest(`There is no stage ${value}; the stages are ${KILL_CHAIN_STAGES.join(', ')}.`)
  return { kind: 'stage', measure, index }
}

const ageTermOf = (of: 'seen' | 'born', value: string): DeviceTerm => ({ kind: 'age', of, ...parseAge(of, value) })

const STATE_TERMS = {
  breached: { kind: 'score', score: 'breach', from: 50, to: 100 },
  assessed: { kind: 'not', term: { kind: 'not-assessed', score: 'breach' } },
  'not-assessed': { kind: 'not-assessed', score: 'breach' },
  silent: { kind: 'not', term: { kind: 'age', of: 'seen', than: 'less', ms: DAY_MS } },
  rising: { kind: 'move', of: 'rising' },
  'newly-high': { kind: 'move', of: 'newly-high' },
  calmer: { kind: 'move', of: 'calmer' },
} as const satisfies Record<DeviceState, DeviceTerm>

const stateTermOf = (value: string): DeviceTerm => {
  const state = DEVICE_STATES.find((name) => name === value)
  if (state === undefined) throw badRequest(`is: takes ${DEVICE_STATES.join(', ')}, not ${value}.`)
  return STATE_TERMS[state]
}

const ruleTermOf = (ruleId: string): DeviceTerm => {
  if (ruleOf(ruleId) === null) throw badRequest(`rule: there is no rule ${ruleId}; the catalog lists them all.`)
  return { kind: 'rule', ruleId }
}

const portTermOf = (value: string): DeviceTerm => {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > PORT_MAX) {
    throw badRequest(`port: takes a number from 1 to ${String(PORT_MAX)}, not ${value}.`)
  }
  return { kind: 'port', port }
}

const fieldTermOf = (field: DeviceField, value: string): DeviceTerm => {
  const values = valuesOfField(field)
  if (values !== null && !values.includes(value))
    throw badRequest(`${field}: takes ${values.join(', ')}, not ${value}.`)
  return { kind: 'field', field, value }
}

const TERM_OF: Readonly<Record<string, (value: string) => DeviceTerm>> = {
  ...Object.fromEntries(DEVICE_FIELDS.map((field) => [field, (value: string) => fieldTermOf(field, value)])),
  breach: (value) => scoreTermOf('breach', value),
  band: (value) => scoreTermOf('breach', value),
  threat: (value) => scoreTermOf('threat', value),
  stage: (value) => stageTermOf('indicators', value),
  indicators: (value) => stageTermOf('indicators', value),
  facilitators: (value) => stageTermOf('facilitators', value),
  is: stateTermOf,
  rule: ruleTermOf,
  port: portTermOf,
  in: (group) => ({ kind: 'in', group }),
  seen: (value) => ageTermOf('seen', value),
  born: (value) => ageTermOf('born', value),
}

const LANGUAGE: QueryLanguage<DeviceTerm> = {
  makers: TERM_OF,
  names: DEVICE_FILTERS.map(({ name }) => name),
  textOf: (text) => ({ kind: 'text', text }),
  notOf: (term) => ({ kind: 'not', term }),
}

/**
 * The conditions in the text of the search box: words match id, name and address; `field:value` compares, and
 * `-field:value` leaves out. Throws 400 with a sentence that says what is wrong and what would be right.
 */
export const parseDeviceQuery = (text: string): DeviceTerm[] => parseQuery(text, LANGUAGE)

/** Whether a term may become true or false of a device while nothing of the device itself changes. */
export const dependsOnMore = (term: DeviceTerm): boolean =>
  term.kind === 'not' ? dependsOnMore(term.term) : ['in', 'age', 'move'].includes(term.kind)
