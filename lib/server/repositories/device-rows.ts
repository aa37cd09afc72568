import type { EpochMs } from '@/lib/domain/time'
import type { Band } from '@/lib/domain/severity'
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
  /** What people call the group. */
  groupName: string
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
  'bornAt' | 'clock' | 'asOf' | 'breach' | 'threat' | 'mergedInto' | 'strongestReason' | 'group' | 'groupName'
> & {
  group_id: string
  group_name: string | null
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
         coalesce(s.stages, 'nnnnnnn') AS stages, s.strongest_reason,
         (SELECT g.name FROM device_group g WHERE g.id = d.group_id) AS group_name
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
  groupName: row.group_name ?? row.group_id,
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

/** The devices among `ids`, in the order of the ids. */
export const readDeviceRows = async (db: Queryable, ids: readonly string[]): Promise<DeviceRow[]> => {
  const { rows } = await db.query<Row>(
    `${SELECT} LEFT JOIN device_score s ON s.device_id = d.id LEFT JOIN device_state t ON t.device_id = d.id
      WHERE d.id = ANY($1) AND d.merged_into IS NULL`,
    [ids],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map(deviceRowOf)
}
