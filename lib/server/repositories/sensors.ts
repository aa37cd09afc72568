import { isSampleName } from '@/lib/domain/sample-fleet'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A network monitor. Its addresses belong to `space`; `networks` are the CIDRs it calls local, empty for private ranges. */
export type Sensor = {
  name: string
  space: string
  networks: readonly string[]
  /** Others watch the same space. */ shared: boolean
}

/** The space of a sensor that nobody has placed elsewhere: one site, one address space. */
const DEFAULT_SPACE = 'default'

/** A sensor of the sample fleet has a space of its own, so that its addresses are nobody else's. */
const spaceOf = (name: string): string => (isSampleName(name) ? name : DEFAULT_SPACE)

type Row = { name: string; space: string; networks: string[]; shared: boolean }

const find = async (db: Queryable, name: string): Promise<Sensor | null> => {
  const { rows } = await db.query<Row>(
    `SELECT s.name, s.space, s.networks,
            EXISTS (SELECT 1 FROM sensor o WHERE o.space = s.space AND o.name <> s.name) AS shared
       FROM sensor s WHERE s.name = $1`,
    [name],
  )
  return rows[0] ?? null
}

/** The sensor of this name; at first use it is registered in the default space. */
export const ensureSensor = async (db: Queryable, name: string, at: EpochMs): Promise<Sensor> => {
  const known = await find(db, name)
  if (known !== null) return known
  await db.query(
    `INSERT INTO sensor (name, space, created_at) VALUES ($1, $2, to_timestamp($3::float8 / 1000))
     ON CONFLICT (name) DO NOTHING`,
    [name, spaceOf(name), at],
  )
  return (await find(db, name)) ?? { name, space: spaceOf(name), networks: [], shared: false }
}

/** Where a sensor stands: what is not given stays as it is. */
export type SensorPlace = { name: string; space: string | undefined; networks: readonly string[] | undefined }

/** Places a sensor, known or not. */
export const placeSensor = async (db: Queryable, place: SensorPlace, at: EpochMs): Promise<void> => {
  await db.query(
    `INSERT INTO sensor (name, space, networks, created_at)
     VALUES ($1, coalesce($2, $5), coalesce($3::text[], '{}'), to_timestamp($4::float8 / 1000))
     ON CONFLICT (name) DO UPDATE SET space = coalesce($2, sensor.space), networks = coalesce($3::text[], sensor.networks)`,
    [place.name, place.space ?? null, place.networks ?? null, at, DEFAULT_SPACE],
  )
}

/** A sensor as the list of them shows it. */
export type ListedSensor = { name: string; space: string; networks: readonly string[]; createdAt: EpochMs }

type ListedRow = { name: string; space: string; networks: string[]; created_at: Date }

const listedOf = ({ created_at: createdAt, ...sensor }: ListedRow): ListedSensor => ({
  ...sensor,
  createdAt: createdAt.getTime(),
})

/** Sensors by name, from the first one after `after`. */
export const listSensors = async (db: Queryable, after: string, limit: number): Promise<ListedSensor[]> => {
  const { rows } = await db.query<ListedRow>(
    'SELECT name, space, networks, created_at FROM sensor WHERE name > $1 ORDER BY name LIMIT $2',
    [after, limit],
  )
  return rows.map(listedOf)
}

/** The sensor of this name; null when there is none. */
export const findListedSensor = async (db: Queryable, name: string): Promise<ListedSensor | null> => {
  const { rows } = await db.query<ListedRow>('SELECT name, space, networks, created_at FROM sensor WHERE name = $1', [
    name,
  ])
  return rows[0] === undefined ? null : listedOf(rows[0])
}

/** How many sensors there are, counted to 10,001. */
export const countSensors = async (db: Queryable): Promise<number> => {
  const { rows } = await db.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM (SELECT 1 FROM sensor LIMIT 10001) u',
  )
  return rows[0]?.total ?? 0
}
