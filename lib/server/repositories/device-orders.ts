import type { DeviceOrder } from '@/lib/domain/device-filter'
import type { DeviceTerm } from '@/lib/server/services/device-query'
import type { Sql } from './device-conditions'

type Order = {
  /** The table that its index is on, and the name it goes by in conditions. */
  table: 'device_score' | 'device'
  as: 's' | 'd'
  id: 's.device_id' | 'd.id'
  key: string
  type: 'int' | 'text' | 'timestamptz'
  /** Whether the key may be missing; then those devices come last in both directions. */
  isNullable: boolean
}

const ofScore = (key: string): Order => ({
  table: 'device_score',
  as: 's',
  id: 's.device_id',
  key,
  type: 'int',
  isNullable: true,
})
const ofDevice = (key: string, type: Order['type'], isNullable: boolean): Order => ({
  table: 'device',
  as: 'd',
  id: 'd.id',
  key,
  type,
  isNullable,
})

const CRITICALITY = `(CASE d.criticality WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 3 END)`

/** Each order as its index has it; see the migration device_list. */
export const ORDERS = {
  breach: ofScore('(-s.breach_printed)'),
  threat: ofScore('(-s.threat_printed)'),
  name: ofDevice('lower(d.name)', 'text', false),
  group: ofDevice('d.group_id', 'text', false),
  site: ofDevice('d.site', 'text', false),
  type: ofDevice('d.type', 'text', true),
  vendor: ofDevice('d.vendor', 'text', true),
  model: ofDevice('d.model', 'text', true),
  firmware: ofDevice('d.firmware', 'text', true),
  criticality: ofDevice(CRITICALITY, 'int', true),
  born: ofDevice('d.born_at', 'timestamptz', false),
} satisfies Record<DeviceOrder, Order>

export const isNullableOrder = (order: DeviceOrder): boolean => ORDERS[order].isNullable

/** A place in the list: the key of its order, null for devices without one, and the id. */
export type DevicePlace = { key: string | number | null; id: string }

/**
 * A list in one direction of the index of its order. In the order of breach likelihood a group has an index of its own,
 * as of the last minute: `members` is the group whose devices alone are looked through. A page looks through `window`
 * devices at most.
 */
export type Listing = { order: DeviceOrder; isForward: boolean; members: string | null; window: number }

/** One of the two parts of a list, those with a key and those without. */
export type ListPart = Listing & { isKeyed: boolean }

export type PageQuery = { terms: readonly DeviceTerm[]; after: DevicePlace | null; limit: number }

export type PlaceRow = { key: string | number | Date | null; id: string }

export const placeOf = ({ key, id }: PlaceRow): DevicePlace => ({
  key: key instanceof Date ? key.toISOString() : key,
  id,
})

export const directionOf = ({ isForward }: Listing): string => (isForward ? 'ASC' : 'DESC')

/** Behind a place, among devices with a key or among those without. */
export const behindSql = (
  { order, isForward }: Listing,
  key: string,
  id: string,
  place: DevicePlace,
  first: number,
): Sql => {
  const sign = isForward ? '>' : '<'
  if (place.key === null) return { sql: `${id} ${sign} $${String(first)}::text`, values: [place.id] }
  const [k, i] = [`$${String(first)}::${ORDERS[order].type}`, `$${String(first + 1)}::text`]
  return { sql: `(${key}, ${id}) ${sign} (${k}, ${i})`, values: [place.key, place.id] }
}
