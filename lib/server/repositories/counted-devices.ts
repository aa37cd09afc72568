import type { Band } from '@/lib/domain/severity'
import { NO_KEY, SUM_PER_POINT, type CountedDevice } from '@/lib/server/services/counted-device'
import type { ScoreRules } from './device-scores'
import { readMembership } from './group-members'
import { slicesOf, type Queryable } from './transaction'

type CurrentRow = {
  id: string
  group_id: string
  site: string
  type: string | null
  model: string | null
  firmware: string | null
  stages: string
  facilitator_stages: string
  breach_band: Band
  threat_band: Band
  breach_score: number | null
  breach_printed: number | null
  threat_score: number | null
  threat_printed: number | null
  rules: string
}

const CURRENT = `
  SELECT d.id, d.group_id, d.site, d.type, d.model, d.firmware, s.stages, s.facilitator_stages, s.breach_band,
         s.threat_band, s.breach_score, s.breach_printed, s.threat_score, s.threat_printed, s.rules
    FROM device d JOIN device_score s ON s.device_id = d.id WHERE d.merged_into IS NULL`

const NO_RULES: ScoreRules = [{}, []]

const aboveOf = (score: number | null, base: number): number =>
  score === null ? 0 : Math.round(Math.max(0, score - base) * SUM_PER_POINT)

/** `breachBase`: what any ordinary device scores; a group is expected to have as many breached as any ordinary one. */
const countedOf = (row: CurrentRow, members: readonly string[], breachBase: number): CountedDevice => {
  const [facilitators, indicators] = row.rules === '' ? NO_RULES : (JSON.parse(row.rules) as ScoreRules)
  return {
    keys: {
      group: row.group_id,
      site: row.site,
      type: row.type ?? NO_KEY,
      model: row.model ?? NO_KEY,
      firmware: row.firmware ?? NO_KEY,
    },
    members,
    stages: row.stages,
    facilitatorStages: row.facilitator_stages,
    breach: row.breach_band,
    threat: row.threat_band,
    breachPrinted: row.breach_printed,
    threatPrinted: row.threat_printed,
    breachAbove: aboveOf(row.breach_score, breachBase),
    threatAbove: aboveOf(row.threat_score, 0),
    facilitators,
    indicators,
  }
}

const withMembers = async (
  db: Queryable,
  rows: readonly CurrentRow[],
  breachBase: number,
): Promise<Map<string, CountedDevice>> => {
  const members = await readMembership(
    db,
    rows.map(({ id }) => id),
  )
  return new Map(rows.map((row) => [row.id, countedOf(row, members.get(row.id) ?? [], breachBase)]))
}

/** How devices are to be counted now; a device that is missing does not count. */
export const readCurrent = async (
  db: Queryable,
  ids: readonly string[],
  breachBase: number,
): Promise<Map<string, CountedDevice>> => {
  const { rows } = await db.query<CurrentRow>(`${CURRENT} AND d.id = ANY($1)`, [ids])
  return withMembers(db, rows, breachBase)
}

/** The next devices by id, for a count of all. */
export const readCurrentAfter = async (
  db: Queryable,
  after: string,
  limit: number,
  breachBase: number,
): Promise<Map<string, CountedDevice>> => {
  const { rows } = await db.query<CurrentRow>(`${CURRENT} AND d.id > $1 ORDER BY d.id LIMIT $2`, [after, limit])
  return withMembers(db, rows, breachBase)
}

/** How devices stand in the counters. */
export const readCounted = async (db: Queryable, ids: readonly string[]): Promise<Map<string, CountedDevice>> => {
  const { rows } = await db.query<{ device_id: string; counted: CountedDevice }>(
    'SELECT device_id, counted FROM device_counted WHERE device_id = ANY($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.device_id, row.counted]))
}

/** Remembers how devices now stand in the counters. */
export const writeCounted = async (
  db: Queryable,
  ids: readonly string[],
  current: ReadonlyMap<string, CountedDevice>,
): Promise<void> => {
  const gone = ids.filter((id) => !current.has(id))
  if (gone.length > 0) await db.query('DELETE FROM device_counted WHERE device_id = ANY($1)', [gone])
  for (const slice of slicesOf([...current])) {
    await db.query(
      `INSERT INTO device_counted (device_id, counted)
       SELECT id, counted::jsonb FROM unnest($1::text[], $2::text[]) AS u (id, counted)
       ON CONFLICT (device_id) DO UPDATE SET counted = excluded.counted`,
      [slice.map(([id]) => id), slice.map(([, counted]) => JSON.stringify(counted))],
    )
  }
}
