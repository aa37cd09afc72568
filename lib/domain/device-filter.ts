import { KILL_CHAIN_STAGES } from './kill-chain'
import { BANDS } from './severity'

/** Filters of the device list that compare a word of the registry or of what a device claims. */
export const DEVICE_FIELDS = [
  'group',
  'site',
  'type',
  'vendor',
  'model',
  'firmware',
  'segment',
  'exposure',
  'criticality',
  'origin',
] as const
export type DeviceField = (typeof DEVICE_FIELDS)[number]

const FIELD_VALUES = {
  exposure: ['internet', 'site', 'isolated', 'unknown'],
  criticality: ['low', 'medium', 'high', 'unknown'],
  origin: ['registered', 'reported', 'address'],
} as const satisfies Partial<Record<DeviceField, readonly string[]>>
const VALUES: Partial<Record<DeviceField, readonly string[]>> = FIELD_VALUES

/** All values of a field that has only a few; null of others. */
export const valuesOfField = (field: DeviceField): readonly string[] | null => VALUES[field] ?? null

/**
 * What `is:` knows. Breached: breach likelihood high or critical. Silent: no record for a day, or none at all. Against a
 * day ago: rising by 20 points of breach likelihood or more, newly high or critical, calmer when it no longer is.
 */
export const DEVICE_STATES = [
  'breached',
  'assessed',
  'not-assessed',
  'silent',
  'rising',
  'newly-high',
  'calmer',
] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** Points of breach likelihood in 24 h from which a device is rising. Argument: no single band is narrower. */
export const RISING_POINTS_MIN = 20

/** Fields that may be missing, and then are found by the value `unknown`. */
export const UNKNOWN = 'unknown'

/** A filter of the search box: `name:value`. */
export type DeviceFilter = {
  name: string
  /** What it compares, in a few words. */
  means: string
  /** All its values, where there are only a few. */
  values: readonly string[]
}

const SCORE_VALUES = [...BANDS, '>=50'] as const
/** Where weak devices are entered most. */
const PORT_VALUES = ['23', '22', '80', '1883'] as const
const AGE_VALUES = ['<1h', '<24h', '>24h', '>7d'] as const

/** Every filter there is, in the order in which they are offered. */
export const DEVICE_FILTERS: readonly DeviceFilter[] = [
  { name: 'breach', means: 'breach likelihood, a band or a number', values: SCORE_VALUES },
  { name: 'threat', means: 'threat level, a band or a number', values: SCORE_VALUES },
  { name: 'is', means: 'how it stands', values: DEVICE_STATES },
  { name: 'group', means: 'its group in the registry', values: [] },
  { name: 'in', means: 'a group by its id, with all that lies in it', values: [] },
  { name: 'site', means: 'where it stands', values: [] },
  { name: 'type', means: 'what it is', values: [] },
  { name: 'vendor', means: 'who made it', values: [] },
  { name: 'model', means: 'its model', values: [] },
  { name: 'firmware', means: 'its firmware version', values: [] },
  { name: 'stage', means: 'an active indicator on a stage', values: KILL_CHAIN_STAGES },
  { name: 'facilitators', means: 'a facilitator on a stage', values: KILL_CHAIN_STAGES },
  { name: 'rule', means: 'an open finding of a rule', values: [] },
  { name: 'port', means: 'an open finding about a port', values: PORT_VALUES },
  { name: 'criticality', means: 'how much it matters', values: FIELD_VALUES.criticality },
  { name: 'exposure', means: 'from where it can be reached', values: FIELD_VALUES.exposure },
  { name: 'segment', means: 'its network segment', values: [] },
  { name: 'origin', means: 'how it became known', values: FIELD_VALUES.origin },
  { name: 'seen', means: 'age of its last record', values: AGE_VALUES },
  { name: 'born', means: 'how long it is known', values: AGE_VALUES },
]

/** The orders of the list; each has an index. A leading minus is the other direction. */
export const DEVICE_ORDERS = [
  'breach',
  'threat',
  'name',
  'group',
  'site',
  'type',
  'vendor',
  'model',
  'firmware',
  'criticality',
  'born',
] as const
export type DeviceOrder = (typeof DEVICE_ORDERS)[number]

/** An order with its direction, as it stands in URLs: `name` or `-name`. */
export const DEVICE_SORTS = DEVICE_ORDERS.flatMap((order) => [order, `-${order}`] as const)
export type DeviceSort = DeviceOrder | `-${DeviceOrder}`
export const DEVICE_SORT_DEFAULT = '-breach' satisfies DeviceSort

/** How high the rows of the list are. */
export const DEVICE_DENSITIES = ['compact', 'comfortable'] as const
