import type { Pool, PoolClient } from 'pg'
import { decideRelation, type HolderTallies, type SignHolder } from '@/lib/assessment/decide-relation'
import type { Sign } from '@/lib/assessment/device-relation'
import { RULE_TRAITS } from '@/lib/assessment/rule-traits'
import { RELATED_SCOPES, type RelatedScope } from '@/lib/domain/related-scope'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { readChangesAfter } from '@/lib/server/repositories/changes'
import {
  deleteRelations,
  readRelations,
  readUndecidedSince,
  writeRelations,
  type KeptRelation,
} from '@/lib/server/repositories/device-relations'
import { lockFollower, moveFollower } from '@/lib/server/repositories/followers'
import { requestRelatedRejudge } from '@/lib/server/repositories/rejudge-requests'
import { readSharedSigns, readSignHolders, type HolderOfSign } from '@/lib/server/repositories/sign-holders'
import {
  forgetTallies,
  keepTallies,
  placeKey,
  readKeptTallies,
  readModelSizes,
  readSignTallies,
  type SignTallies,
} from '@/lib/server/repositories/sign-tallies'
import { inTransaction, slicesOf } from '@/lib/server/repositories/transaction'
import { policiesOf } from './policy-store'

const FOLLOWER = 'relations'
const CHANGES_PER_STEP = 1_000
/** Signs that are looked at in one query, and their holders seen last; any other is looked at when it changes. */
const SIGNS_PER_READ = 20
const HOLDERS_PER_SIGN = 1_000
/**
 * Who has a sign that more devices have than this is counted once for a while, 6 ms each: a minute for 10,000 devices,
 * ten for 100,000. So counting takes a few thousandths of the time, however many call one cloud.
 */
const WIDE_HOLDERS_MIN = 1_000
const WIDE_GOOD_MS = 6
/** What rests on time (a week, a day, ageing) is looked at this often when nothing changed. */
const LOOK_AGAIN_MS = HOUR_MS
const DEVICES_PER_SWEEP = 250

/** What devices do themselves; what is done to them says nothing of others. */
const SHARED_RULES = Object.entries(RULE_TRAITS).flatMap(([id, { kind, shows }]) =>
  kind === 'indicator' && shows === 'behaviour' ? [id] : [],
)

const keyOf = ({ deviceId, relation: { ruleId, subject } }: KeptRelation): string => `${deviceId} ${ruleId} ${subject}`

const talliesOf = ({ places }: SignHolder, tallies: SignTallies, sizes: ReadonlyMap<string, number>): HolderTallies => {
  const placeOf = (scope: RelatedScope) => {
    const value = places[scope]
    return [scope, value === null ? null : (tallies.places.get(placeKey(scope, value)) ?? null)] as const
  }
  const model = places.model === null ? undefined : tallies.models.get(places.model)
  const devices = sizes.get(places.model ?? '') ?? 0
  return {
    places: Object.fromEntries(RELATED_SCOPES.map(placeOf)) as HolderTallies['places'],
    model: model === undefined ? null : { ...model, devices },
  }
}

/** What is to be kept of the holders of some signs. */
const decide = async (
  client: PoolClient,
  signs: readonly Sign[],
  tallies: readonly SignTallies[],
  holders: readonly HolderOfSign[],
  policy: ScoringPolicy,
): Promise<KeptRelation[]> => {
  const models = new Set(holders.flatMap(({ holder }) => holder.places.model ?? []))
  const sizes = await readModelSizes(client, [...models])
  return holders.flatMap(({ sign, holder }) => {
    const [about, counted] = [signs[sign], tallies[sign]]
    if (about === undefined || counted === undefined) return []
    const relation = decideRelation(about, holder, talliesOf(holder, counted, sizes), policy)
    return relation === null ? [] : [{ deviceId: holder.deviceId, relation }]
  })
}

/** What of relations enters scores, by what they are about. */
const scoredParts = (relations: readonly KeptRelation[]): Map<string, string> =>
  new Map(
    relations.flatMap((one) => {
      const { up, share } = one.relation
      return up === null && share === null ? [] : [[keyOf(one), JSON.stringify([up, share])]]
    }),
  )

/** The devices whose scores were made with something else than they would be now. */
const movedDevices = (before: readonly KeptRelation[], after: readonly KeptRelation[]): string[] => {
  const was = scoredParts(before)
  const is = scoredParts(after)
  const moved = [...before, ...after].filter((one) => was.get(keyOf(one)) !== is.get(keyOf(one)))
  return [...new Set(moved.map(({ deviceId }) => deviceId))].sort()
}

/** When, and by which policy, it is decided. */
type Moment = { at: EpochMs; policy: ScoringPolicy }

/** Signs with what was counted of their holders, and how many of those seen last are looked at. */
type Counted = { signs: readonly Sign[]; tallies: readonly SignTallies[]; holdersMax: number }

const relateSigns = async (
  client: PoolClient,
  { signs, tallies, holdersMax }: Counted,
  deviceIds: readonly string[],
  { at, policy }: Moment,
): Promise<void> => {
  const holders = await readSignHolders(client, signs, deviceIds, holdersMax)
  const looked = new Set([...deviceIds, ...holders.map(({ holder }) => holder.deviceId)])
  const before = await readRelations(client, signs, [...looked])
  const after = await decide(client, signs, tallies, holders, policy)
  const kept = new Set(after.map(keyOf))
  const moved = movedDevices(before, after)
  // First, for it remembers what held before.
  if (moved.length > 0) await requestRelatedRejudge(client, moved, at)
  const asked = new Set(deviceIds)
  const known = new Map(before.map((one) => [keyOf(one), JSON.stringify(one.relation)]))
  const isNews = (one: KeptRelation): boolean =>
    asked.has(one.deviceId) || known.get(keyOf(one)) !== JSON.stringify(one.relation)
  await writeRelations(client, after.filter(isNews), at)
  await deleteRelations(
    client,
    before.filter((one) => !kept.has(keyOf(one))),
  )
}

/** Counts who has signs, and keeps that for those many have. */
const countSigns = async (client: PoolClient, signs: readonly Sign[], at: EpochMs): Promise<Counted> => {
  const tallies = signs.length === 0 ? [] : await readSignTallies(client, signs)
  for (const [index, sign] of signs.entries()) {
    const counted = tallies[index]
    if (counted === undefined || counted.held <= WIDE_HOLDERS_MIN) continue
    await keepTallies(client, sign, counted, at + counted.held * WIDE_GOOD_MS)
  }
  return { signs, tallies, holdersMax: HOLDERS_PER_SIGN }
}

/** Signs of which there is a good count, and the others counted anew. */
const countedSigns = async (client: PoolClient, signs: readonly Sign[], at: EpochMs): Promise<Counted[]> => {
  const kept = await readKeptTallies(client, signs, at)
  const wide = signs.flatMap((sign, index) => {
    const tallies = kept[index] ?? null
    return tallies === null ? [] : [{ sign, tallies }]
  })
  const rest = signs.filter((_, index) => (kept[index] ?? null) === null)
  // Nothing new is known of the others that have a wide sign, so only those that changed are looked at.
  const known = { signs: wide.map(({ sign }) => sign), tallies: wide.map(({ tallies }) => tallies), holdersMax: 0 }
  return [known, await countSigns(client, rest, at)].filter((counted) => counted.signs.length > 0)
}

/** Decides anew what other devices say of the signs of these devices, and of the same signs of all others. */
const relate = async (client: PoolClient, deviceIds: readonly string[], moment: Moment): Promise<void> => {
  if (deviceIds.length === 0) return
  const signs = await readSharedSigns(client, deviceIds, SHARED_RULES)
  for (const slice of slicesOf(signs, SIGNS_PER_READ)) {
    for (const counted of await countedSigns(client, slice, moment.at))
      await relateSigns(client, counted, deviceIds, moment)
  }
}

const followStep = (pool: Pool, at: EpochMs): Promise<number> =>
  inTransaction(pool, async (client) => {
    const position = await lockFollower(client, FOLLOWER, at)
    const policy = await policiesOf(pool).active(client)
    const changes = await readChangesAfter(client, position, CHANGES_PER_STEP)
    await relate(client, [...new Set(changes.map(({ deviceId }) => deviceId))].sort(), { at, policy })
    await moveFollower(client, FOLLOWER, changes.at(-1) ?? position, at)
    return changes.length
  })

const sweepStep = (pool: Pool, at: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    await lockFollower(client, FOLLOWER, at)
    const policy = await policiesOf(pool).active(client)
    const ids = await readUndecidedSince(client, at - LOOK_AGAIN_MS, DEVICES_PER_SWEEP)
    await relate(client, ids, { at, policy })
    if (ids.length === 0) await forgetTallies(client, at)
    return ids.length > 0
  })

/**
 * Keeps what related devices say of each other's signs: after each change of one of them, and once an hour for what
 * time alone changes. Devices of which it is something else are judged anew. Ends early when it is told to.
 */
export const relateDevices = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await followStep(pool, now())) === CHANGES_PER_STEP) continue
  while (!signal.aborted && (await sweepStep(pool, now()))) continue
}
