import type { Exposure } from '@/lib/domain/finding'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** What people say of a device; a field that is left out stays as it is. */
export type Registration = {
  id: string
  name?: string | undefined
  group?: string | undefined
  site?: string | undefined
  criticality?: 'low' | 'medium' | 'high' | 'unknown' | undefined
  exposure?: Exposure | undefined
}

/** Creates a registered device, or changes the fields given of one that exists. */
export const upsertDevice = async (db: Queryable, device: Registration, at: EpochMs): Promise<void> => {
  const { id, name, group, site, criticality, exposure } = device
  await db.query(
    `INSERT INTO device AS d (id, name, origin, group_id, site, criticality, exposure, born_at, created_at)
     VALUES ($1, coalesce($2, $1), 'registered', coalesce($3, 'ungrouped'), coalesce($4, 'default'),
             coalesce($5, 'unknown'), $6, to_timestamp($7::float8 / 1000), to_timestamp($7::float8 / 1000))
     ON CONFLICT (id) DO UPDATE SET origin = 'registered', name = coalesce($2, d.name), site = coalesce($4, d.site),
       group_id = coalesce($3, d.group_id), criticality = coalesce($5, d.criticality),
       exposure = coalesce($6, d.exposure)`,
    [id, name ?? null, group ?? null, site ?? null, criticality ?? null, exposure ?? null, at],
  )
}
