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
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { badRequest } from '@/lib/server/errors'

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
  | { kind: 'in'; group: string }
  /** How long ago its last record or its birth was: less or more than that. */
  | { kind: 'age'; of: 'seen' | 'born'; than: 'less' | 'more'; ms: number }
  /** Against a day ago, as the worker last saw it. */
  | { kind: 'move'; of: 'rising' | 'newly-high' | 'calmer' }
  | { kind: 'not'; term: DeviceTerm }

const QUERY_LENGTH_MAX = 512
const TERMS_MAX = 16
/** Words, and `field:value` where the value may be quoted. */
const WORD = /(?:(-?[a-z]+):)?(?:"([^"]*)"|(\S+))/gi
/** A network or hardware address, whose first group may look like the name of a field. */
const ADDRESS = /^[\da-f]{0,4}(?::[\da-f.]{0,15}){2,}(?:%\w+)?$/i
const COMPARED = /^(>=|<=|>|<)?(\d{1,3})$/
const AGE = /^([<>])(\d{1,4})([mhd])$/
const UNIT_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }

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

const ageTermOf = (of: 'seen' | 'born', value: string): DeviceTerm => {
  const [, sign, digits, unit = ''] = AGE.exec(value) ?? []
  if (sign === undefined) throw badRequest(`${of}: takes an age such as <24h, >30m or >7d, not ${value}.`)
  return { kind: 'age', of, than: sign === '<' ? 'less' : 'more', ms: Number(digits) * (UNIT_MS[unit] ?? 0) }
}

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
  in: (group) => ({ kind: 'in', group }),
  seen: (value) => ageTermOf('seen', value),
  born: (value) => ageTermOf('born', value),
}

const textTermOf = (text: string): DeviceTerm => {
  if (text.trim() === '') throw badRequest('"" matches nothing; write a word between the quotation marks.')
  const name = /^-?([a-z]+):$/i.exec(text)?.[1]?.toLowerCase()
  if (name !== undefined && Object.hasOwn(TERM_OF, name)) throw badRequest(`${name}: needs a value behind the colon.`)
  return { kind: 'text', text }
}

const termOf = (named: string, value: string, word: string): DeviceTerm => {
  if (ADDRESS.test(word)) return { kind: 'text', text: word }
  const name = named.replace('-', '').toLowerCase()
  const make = Object.hasOwn(TERM_OF, name) ? TERM_OF[name] : undefined
  if (make === undefined) {
    const names = DEVICE_FILTERS.map((filter) => filter.name).join(', ')
    throw badRequest(
      `There is no filter ${name}; there are ${names}. For the text write "${word.replaceAll('"', '')}".`,
    )
  }
  if (value === '') throw badRequest(`${name}: needs a value behind the colon.`)
  const term = make(value)
  return named.startsWith('-') ? { kind: 'not', term } : term
}

/**
 * The conditions in the text of the search box: words match id, name and address; `field:value` compares, and
 * `-field:value` leaves out. Throws 400 with a sentence that says what is wrong and what would be right.
 */
export const parseDeviceQuery = (text: string): DeviceTerm[] => {
  if (text.length > QUERY_LENGTH_MAX) throw badRequest(`q must be at most ${String(QUERY_LENGTH_MAX)} characters.`)
  const clean = text.replaceAll('\0', '')
  if ((clean.split('"').length - 1) % 2 === 1) throw badRequest('A quotation mark is not closed.')
  const terms = [...clean.matchAll(WORD)].map(([word, named, quoted, plain = '']): DeviceTerm => {
    const value = quoted ?? plain
    return named === undefined ? textTermOf(value) : termOf(named, value, word)
  })
  if (terms.length > TERMS_MAX) throw badRequest(`q must have at most ${String(TERMS_MAX)} terms.`)
  return terms
}

/** Whether a term may become true or false of a device while nothing of the device itself changes. */
export const dependsOnMore = (term: DeviceTerm): boolean =>
  term.kind === 'not' ? dependsOnMore(term.term) : ['in', 'age', 'move'].includes(term.kind)
