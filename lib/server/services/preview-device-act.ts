import type { Pool } from 'pg'
import { z } from 'zod'
import type { DeviceActEffect, DeviceSetting } from '@/lib/contracts/device-act'
import { badCursor, decodeCursor, encodeCursor } from '@/lib/server/cursor'
import { badRequest } from '@/lib/server/errors'
import type { DevicePlace } from '@/lib/server/repositories/device-orders'
import { slicesOf } from '@/lib/server/repositories/transaction'
import { patchOf, planSetting } from './plan-device-act'
import { planWalk, walkStep } from './walk-matches'

/** Steps of the walk that one call does. */
const STEPS = 5
const DEVICES_AT_ONCE = 1_000

type Given = {
  ids?: string[] | undefined
  q?: string | undefined
  set?: DeviceSetting | undefined
  cursor: string | null
}

const NOTHING: DeviceActEffect = {
  ...{ devices: 0, changed: 0, same: 0, refused: 0 },
  ...{ firstRefusal: null, newGroup: null, nextCursor: null },
}

const Place = z.tuple([z.iso.datetime(), z.string().refine((id) => !id.includes('\0'))])

const placeOf = (cursor: string | null): DevicePlace | null => {
  const parts = decodeCursor(cursor)
  if (parts === null) return null
  const parsed = Place.safeParse(parts)
  if (!parsed.success) throw badCursor()
  const [key, id] = parsed.data
  return { key, id }
}

/** What setting fields would do to some devices, none of which is locked. */
const effectOn = async (
  pool: Pool,
  ids: readonly string[],
  set: DeviceSetting | undefined,
): Promise<DeviceActEffect> => {
  const counted = { ...NOTHING, devices: ids.length }
  if (set === undefined) return counted
  const { outcomes, plan } = await planSetting(pool, ids, patchOf(set), false)
  const failed = outcomes.filter(({ outcome }) => outcome !== 'done')
  const changed = outcomes.filter(({ differences }) => differences !== null).length
  return {
    ...counted,
    changed,
    same: ids.length - failed.length - changed,
    refused: failed.length,
    firstRefusal: failed[0]?.outcome ?? null,
    newGroup: [...plan.newGroups.values()][0] ?? null,
  }
}

const added = (left: DeviceActEffect, right: DeviceActEffect): DeviceActEffect => ({
  devices: left.devices + right.devices,
  changed: left.changed + right.changed,
  same: left.same + right.same,
  refused: left.refused + right.refused,
  firstRefusal: left.firstRefusal ?? right.firstRefusal,
  newGroup: left.newGroup ?? right.newGroup,
  nextCursor: null,
})

const effectOnMatches = async (pool: Pool, q: string, given: Given): Promise<DeviceActEffect> => {
  const search = await planWalk(pool, q)
  let sum = NOTHING
  let place = placeOf(given.cursor)
  for (let step = 0; step < STEPS; step += 1) {
    const { ids, next } = await walkStep(pool, search, place)
    for (const slice of slicesOf(ids, DEVICES_AT_ONCE)) sum = added(sum, await effectOn(pool, slice, given.set))
    if (next === null) return sum
    place = next
  }
  return { ...sum, nextCursor: place === null ? null : encodeCursor([place.key, place.id]) }
}

/**
 * How many devices an act would take, and what it would do to them, counted over some thousand of them a call. Nothing
 * is changed, and what is counted may be otherwise by the time of the act: that is why the act names the count.
 */
export const previewDeviceAct = async (pool: Pool, given: Given): Promise<DeviceActEffect> => {
  const { ids, q, set } = given
  if ((ids === undefined) === (q === undefined)) throw badRequest('Give either ids or q, and not both.')
  if (ids !== undefined) return effectOn(pool, [...new Set(ids)], set)
  return q === undefined ? NOTHING : effectOnMatches(pool, q, given)
}
