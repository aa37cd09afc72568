import type { RegistryFields } from '@/lib/domain/registry-fields'
import type { EpochMs } from '@/lib/domain/time'
import { slicesOf, type Queryable } from './transaction'

/** How a device came to be known. */
export type Origin = 'registered' | 'reported' | 'address'

/** A device as the registry has it. */
export type RegistryRecord = RegistryFields & { id: string; origin: Origin; mergedInto: string | null }

type Row = Omit<RegistryRecord, 'group' | 'mergedInto'> & { group_id: string; merged_into: string | null }

const COLUMNS = 'id, origin, merged_into, name, group_id, site, criticality, exposure, segment'

const recordOf = ({ group_id: group, merged_into: mergedInto, ...row }: Row): RegistryRecord => ({
  ...row,
  group,
  mergedInto,
})

/** The devices among `ids` that exist. With `isToBeWritten` they are locked, in the order of the ids. */
export const readRegistry = async (
  db: Queryable,
  ids: readonly string[],
  isToBeWritten: boolean,
): Promise<Map<string, RegistryRecord>> => {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM device WHERE id = ANY($1) ORDER BY id ${isToBeWritten ? 'FOR NO KEY UPDATE' : ''}`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, recordOf(row)]))
}

/** The next devices by id, for an export. */
export const listRegistry = async (db: Queryable, after: string, limit: number): Promise<RegistryRecord[]> => {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM device WHERE id > $1 AND merged_into IS NULL ORDER BY id LIMIT $2`,
    [after, limit],
  )
  return rows.map(recordOf)
}

/** What the registry is to say of a device. */
export type RegistryWrite = { id: string; origin: Origin; fields: RegistryFields }

/** Creates devices, or makes those that exist what the registry is to say of them. Rows sorted by id. */
export const writeRegistry = async (db: Queryable, writes: readonly RegistryWrite[], at: EpochMs): Promise<void> => {
  for (const slice of slicesOf(writes)) {
    const fields = slice.map((write) => write.fields)
    await db.query(
      `INSERT INTO device (id, origin, name, group_id, site, criticality, exposure, segment, born_at, created_at)
       SELECT u.*, to_timestamp($9::float8 / 1000), to_timestamp($9::float8 / 1000)
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) u
       ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, name = excluded.name, group_id = excluded.group_id,
         site = excluded.site, criticality = excluded.criticality, exposure = excluded.exposure,
         segment = excluded.segment`,
      [
        slice.map((write) => write.id),
        slice.map((write) => write.origin),
        fields.map((field) => field.name),
        fields.map((field) => field.group),
        fields.map((field) => field.site),
        fields.map((field) => field.criticality),
        fields.map((field) => field.exposure),
        fields.map((field) => field.segment),
        at,
      ],
    )
  }
}
