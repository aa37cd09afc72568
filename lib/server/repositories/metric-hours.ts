import type { MetricHour, MetricTotals } from '@/lib/detection/facts/facts'
import { storableJson } from './storable'
import { slicesOf, type Queryable } from './transaction'

/** A closed hour of a device. */
export type DeviceHour = { deviceId: string; hour: MetricHour }

/** Two parts of one hour as one; `later` gives the last value. */
export const addTotals = (earlier: MetricTotals, later: MetricTotals): MetricTotals => [
  Math.min(earlier[0], later[0]),
  Math.max(earlier[1], later[1]),
  earlier[2] + later[2],
  earlier[3] + later[3],
  later[4],
]

const addHours = (earlier: MetricHour['metrics'], later: MetricHour['metrics']): MetricHour['metrics'] => {
  const sum = { ...earlier }
  for (const [name, totals] of Object.entries(later)) {
    const known = sum[name]
    sum[name] = known === undefined ? totals : addTotals(known, totals)
  }
  return sum
}

const keyOf = (deviceId: string, hour: number): string => `${String(hour)} ${deviceId}`

const readStored = async (db: Queryable, rows: readonly DeviceHour[]): Promise<Map<string, MetricHour['metrics']>> => {
  const result = await db.query<{ device_id: string; hour: Date; metrics: MetricHour['metrics'] }>(
    `SELECT m.device_id, m.hour, m.metrics
       FROM unnest($1::text[], $2::float8[]) AS u (device_id, hour)
       JOIN metric_hour m ON m.device_id = u.device_id AND m.hour = to_timestamp(u.hour / 1000)`,
    [rows.map((row) => row.deviceId), rows.map((row) => row.hour.hour)],
  )
  return new Map(result.rows.map((row) => [keyOf(row.device_id, row.hour.getTime()), row.metrics]))
}

/** Adds closed hours to what is stored of them. The devices' states are locked, so nobody else adds meanwhile. */
export const addMetricHours = async (db: Queryable, rows: readonly DeviceHour[]): Promise<void> => {
  for (const slice of slicesOf(rows)) {
    const sums = await readStored(db, slice)
    const written = new Map<string, DeviceHour>()
    for (const { deviceId, hour } of slice) {
      const key = keyOf(deviceId, hour.hour)
      const metrics = addHours(sums.get(key) ?? {}, hour.metrics)
      sums.set(key, metrics)
      written.set(key, { deviceId, hour: { hour: hour.hour, metrics } })
    }
    const all = [...written.values()]
    await db.query(
      `INSERT INTO metric_hour (device_id, hour, metrics)
       SELECT device_id, to_timestamp(hour / 1000), metrics::jsonb
         FROM unnest($1::text[], $2::float8[], $3::text[]) AS u (device_id, hour, metrics)
       ON CONFLICT (device_id, hour) DO UPDATE SET metrics = excluded.metrics`,
      [
        all.map((row) => row.deviceId),
        all.map((row) => row.hour.hour),
        all.map((row) => storableJson(row.hour.metrics)),
      ],
    )
  }
}
