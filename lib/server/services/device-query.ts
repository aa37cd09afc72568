import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { BANDS } from '@/lib/domain/severity'
import { badRequest } from '@/lib/server/errors'

/** Filters of the device list that compare a registry or profile field. */
export const DEVICE_FIELDS = ['group', 'site', 'type', 'vendor', 'model', 'firmware', 'criticality', 'origin'] as const
export type DeviceField = (typeof DEVICE_FIELDS)[number]

/** One condition of a search; all must hold. */
export type DeviceTerm =
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: DeviceField; value: string }
  | { kind: 'band'; score: 'breach' | 'threat'; band: string }
  | { kind: 'stage'; measure: 'indicators' | 'facilitators'; index: number }

const QUERY_LENGTH_MAX = 512
const TERMS_MAX = 16
/** Words, and `field:value` where the value may be quoted. */
const WORD = /(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/g

const stageTermOf = (measure: 'indicators' | 'facilitators', value: string): DeviceTerm => {
  const index = KILL_CHAIN_STAGES.findIndex((stage) => stage === value)
  if (index === -1) throw badRequest(`There is no stage ${value}; the stages are ${KILL_CHAIN_STAGES.join(', ')}.`)
  return { kind: 'stage', measure, index }
}

const bandTermOf = (score: 'breach' | 'threat', value: string): DeviceTerm => {
  if (BANDS.some((band) => band === value)) return { kind: 'band', score, band: value }
  throw badRequest(`There is no band ${value}; the bands are ${BANDS.join(', ')}.`)
}

const termOf = (field: string, value: string): DeviceTerm => {
  const known = DEVICE_FIELDS.find((name) => name === field)
  if (known !== undefined) return { kind: 'field', field: known, value }
  if (field === 'breach' || field === 'band') return bandTermOf('breach', value)
  if (field === 'threat') return bandTermOf('threat', value)
  if (field === 'stage' || field === 'indicators') return stageTermOf('indicators', value)
  if (field === 'facilitators') return stageTermOf('facilitators', value)
  // An IPv6 address or a name with a colon is text, not a filter.
  return { kind: 'text', text: `${field}:${value}` }
}

/** The conditions in the text of the search box: words match id, name and address; `field:value` compares. */
export const parseDeviceQuery = (text: string): DeviceTerm[] => {
  if (text.length > QUERY_LENGTH_MAX) throw badRequest(`q must be at most ${String(QUERY_LENGTH_MAX)} characters.`)
  const terms = [...text.matchAll(WORD)].map(([, field, quoted, plain = '']): DeviceTerm => {
    const value = (quoted ?? plain).replaceAll('\0', '')
    return field === undefined ? { kind: 'text', text: value } : termOf(field, value)
  })
  if (terms.length > TERMS_MAX) throw badRequest(`q must have at most ${String(TERMS_MAX)} terms.`)
  return terms
}
