import type { EpochMs } from '@/lib/domain/time'
import type { Band } from '@/lib/domain/severity'
import type { DeviceField, DeviceTerm } from '@/lib/server/services/device-query'
import type { Queryable } from './transaction'

type ScoreColumns = { printed: number | null; low: number | null; high: number | null; band: Band; coverage: number }

/** A device as lists show it, apart from its addresses and sources. */
export type DeviceRow = {
  id: string
  name: string
  origin: 'registered' | 'reported' | 'address'
  type: string | null
  vendor: string | null
  model: string | null
  firmware: string | null
  group: string
  site: string
  criticality: 'low' | 'medium' | 'high' | 'unknown'
  bornAt: EpochMs
  clock: EpochMs | null
  hot: string | null
  mergedInto: string | null
  breach: ScoreColumns
  threat: ScoreColumns
  /** Seven letters, and the same for facilitators alone; see device-scores.ts. */
  stages: string
  strongestReason: string | null
  asOf: EpochMs | null
}

type Row = Omit<
  DeviceRow,
  'bornAt' | 'clock' | 'asOf' | 'breach' | 'threat' | 'mergedInto' | 'strongestReason' | 'group'
> & {
  group_id: string
  born_at: Date
  clock: Date | null
  merged_into: string | null
  as_of: Date | null
  breach_printed: number | null
  breach_low: number | null
  breach_high: number | null
  breach_band: Band | null
  breach_coverage: number | null
  threat_printed: number | null
  threat_low: number | null
  threat_high: number | null
  threat_band: Band | null
  threat_coverage: number | null
  strongest_reason: string | null
}

const SELECT = `
  SELECT d.id, d.name, d.origin, d.type, d.vendor, d.model, d.firmware, d.group_id, d.site, d.criticality, d.born_at,
         d.merged_into, t.clock, t.hot, s.as_of, s.breach_printed, s.breach_low, s.breach_high, s.breach_band,
         s.breach_coverage, s.threat_printed, s.threat_low, s.threat_high, s.threat_band, s.threat_coverage,
         coalesce(s.stages, 'nnnnnnn') AS stages, s.strongest_reason
    FROM device d`

const breachOf = (row: Row): ScoreColumns => ({
  printed: row.breach_printed,
  low: row.breach_low,
  high: row.breach_high,
  band: row.breach_band ?? 'not-assessed',
  coverage: row.breach_coverage ?? 0,
})

const threatOf = (row: Row): ScoreColumns => ({
  printed: row.threat_printed,
  low: row.threat_low,
  high: row.threat_high,
  band: row.threat_band ?? 'not-assessed',
  coverage: row.threat_coverage ?? 0,
})

const deviceRowOf = (row: Row): DeviceRow => ({
  id: row.id,
  name: row.name,
  origin: row.origin,
  type: row.type,
  vendor: row.vendor,
  model: row.model,
  firmware: row.firmware,
  group: row.group_id,
  site: row.site,
  criticality: row.criticality,
  bornAt: row.born_at.getTime(),
  clock: row.clock?.getTime() ?? null,
  hot: row.hot,
  mergedInto: row.merged_into,
  breach: breachOf(row),
  threat: threatOf(row),
  stages: row.stages,
  strongestReason: row.strongest_reason,
  asOf: row.as_of?.getTime() ?? null,
})

/** One device, also one that was merged into another. */
export const findDeviceRow = async (db: Queryable, id: string): Promise<DeviceRow | null> => {
  const { rows } = await db.query<Row>(
    `${SELECT} LEFT JOIN device_score s ON s.device_id = d.id LEFT JOIN device_state t ON t.device_id = d.id
      WHERE d.id = $1`,
    [id],
  )
  return rows[0] === undefined ? null : deviceRowOf(rows[0])
}

const COLUMN = {
  group: 'd.group_id',
  site: 'd.site',
  type: 'd.type',
  vendor: 'd.vendor',
  model: 'd.model',
  firmware: 'd.firmware',
  criticality: 'd.criticality',
  origin: 'd.origin',
} satisfies Record<DeviceField, string>

const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`

/** A condition and the value it compares with, to be numbered by the caller. */
const conditionOf = (term: DeviceTerm, n: number): { sql: string; value: string } => {
  const parameter = `$${String(n)}`
  switch (term.kind) {
    case 'field':
      return { sql: `${COLUMN[term.field]} = ${parameter}`, value: term.value }
    case 'band':
      return { sql: `s.${term.score}_band = ${parameter}`, value: term.band }
    case 'stage': {
      const letters = term.measure === 'indicators' ? 's.stages' : 's.facilitator_stages'
      const letter = term.measure === 'indicators' ? 'i' : 'f'
      return { sql: `substr(${letters}, ${String(term.index + 1)}, 1) = ${parameter}`, value: letter }
    }
    case 'text':
      return {
        sql: `(lower(d.id) LIKE ${parameter} OR lower(d.name) LIKE ${parameter} OR EXISTS
                (SELECT 1 FROM address_claim c WHERE c.device_id = d.id AND c.address LIKE ${parameter}))`,
        value: likeOf(term.text),
      }
  }
}

/** Where a page begins: after this device, whose printed breach likelihood was this. */
export type DeviceCursor = { printed: number | null; id: string }

const conditionsOf = (terms: readonly DeviceTerm[]): { where: string; values: string[] } => {
  const conditions = terms.map((term, index) => conditionOf(term, index + 1))
  return {
    where: ['d.merged_into IS NULL', ...conditions.map(({ sql }) => sql)].join(' AND '),
    values: conditions.map(({ value }) => value),
  }
}

/** Devices that meet all terms, the most likely breached first. */
export const listDeviceRows = async (
  db: Queryable,
  terms: readonly DeviceTerm[],
  after: DeviceCursor | null,
  limit: number,
): Promise<DeviceRow[]> => {
  const { where, values } = conditionsOf(terms)
  const [printed, id, most] = [1, 2, 3].map((offset) => `$${String(values.length + offset)}`)
  const { rows } = await db.query<Row>(
    `${SELECT} JOIN device_score s ON s.device_id = d.id LEFT JOIN device_state t ON t.device_id = d.id
      WHERE ${where} AND (${String(id)}::text IS NULL OR coalesce(s.breach_printed, -1) < ${String(printed)}::int
         OR (coalesce(s.breach_printed, -1) = ${String(printed)}::int AND s.device_id > ${String(id)}::text))
      ORDER BY s.breach_printed DESC NULLS LAST, s.device_id LIMIT ${String(most)}`,
    [...values, after === null ? null : (after.printed ?? -1), after?.id ?? null, limit],
  )
  return rows.map(deviceRowOf)
}

/** How many devices meet all terms, counted to 10,001. */
export const countDevices = async (db: Queryable, terms: readonly DeviceTerm[]): Promise<number> => {
  const { where, values } = conditionsOf(terms)
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM device d JOIN device_score s ON s.device_id = d.id
       WHERE ${where} LIMIT 10001) u`,
    values,
  )
  return rows[0]?.total ?? 0
}
