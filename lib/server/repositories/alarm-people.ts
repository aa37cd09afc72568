import type { AlarmOwner } from '@/lib/contracts/alarm'
import type { Queryable } from './transaction'

/** People an alarm can be given to: more than this nobody picks from a list. */
const OWNERS_MAX = 500
const MAY_ANALYSE = ['analyst', 'responder', 'administrator']

/** Those who may take care of alarms, by name. */
export const listOwners = async (db: Queryable): Promise<AlarmOwner[]> => {
  const { rows } = await db.query<AlarmOwner>(
    `SELECT id, name, email FROM person WHERE role = ANY($1) AND disabled_at IS NULL ORDER BY lower(name), id LIMIT $2`,
    [MAY_ANALYSE, OWNERS_MAX],
  )
  return rows
}

/** Whether somebody may take care of alarms. */
export const mayOwn = async (db: Queryable, id: string): Promise<boolean> => {
  const { rowCount } = await db.query('SELECT 1 FROM person WHERE id = $1 AND role = ANY($2) AND disabled_at IS NULL', [
    id,
    MAY_ANALYSE,
  ])
  return rowCount === 1
}

/** People by id, also those who may no longer. */
export const readOwners = async (db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, AlarmOwner>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<AlarmOwner>('SELECT id, name, email FROM person WHERE id = ANY($1)', [ids])
  return new Map(rows.map((owner) => [owner.id, owner]))
}
