import { RELATED_PEERS_MAX, RELATED_SCOPES, type RelatedScope } from '@/lib/domain/related-scope'
import { bandOf } from '@/lib/domain/severity'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import type { DeviceRelation, Sign } from './device-relation'
import { isLowerableSubject } from './lowerable-subject'
import { RULE_TRAITS } from './rule-traits'

/** A device that has a sign now. `ownBreach` is its printed score without what related devices add; null: not assessed. */
export type SignHolder = {
  deviceId: string
  /** What it can have in common with others; null where it has nothing. */
  places: Readonly<Record<RelatedScope, string | null>>
  ownBreach: number | null
  firstSeenAt: EpochMs
  lastSeenAt: EpochMs
}

/** The breached among all holders of a sign that have one place in common, and when the last two of them showed it. */
export type PlaceTally = { breached: number; latestAt: EpochMs | null; secondAt: EpochMs | null }

/** All holders of a sign that are of one model. */
export type ModelTally = {
  /** Of own band medium or above. */
  suspicious: number
  /** Assessed, and first seen with it at `longSince` or before. */
  long: number
  longSince: EpochMs
  /** The most that first showed it within any 24 hours. */
  withinDay: number
  /** Devices of the model, with or without the sign. */
  devices: number
}

/** What is known of the places of one holder. */
export type HolderTallies = { places: Readonly<Record<RelatedScope, PlaceTally | null>>; model: ModelTally | null }

/** What other devices say of a sign, and whether it came over the model at once: *roll-out or mass compromise?* */
export type DecidedRelation = DeviceRelation & { isSudden: boolean }

/** Model: what takes the place of a vendor's word. */
const LONG_PEERS_MIN = 5
/** Model: what appears on a fifth of a model within a day is what a botnet looks like. */
const SUDDEN_SHARE = 0.2
/** Of a model of a few devices, one is a fifth already. */
const SUDDEN_DEVICES_MIN = 5
/**
 * Peers that still show the sign do not age it. Said to a quarter of the shortest half-life behaviours have (24 h), so
 * that their every minute is not every holder's.
 */
const SEEN_STEP_MS = 6 * HOUR_MS
/** Shares are cut to twentieths: one more holder among thousands is no news for all the others. */
const SHARE_STEPS = 20

const isBreached = (ownBreach: number | null): boolean =>
  ownBreach !== null && ['high', 'critical'].includes(bandOf(ownBreach))
const isSuspicious = (ownBreach: number | null): boolean => ownBreach !== null && bandOf(ownBreach) !== 'low'

/** The breached others of a place; a holder does not support itself. */
const othersOf = (tally: PlaceTally, holder: SignHolder): { peers: number; lastSeenAt: EpochMs } | null => {
  const isCounted = isBreached(holder.ownBreach)
  const peers = tally.breached - Number(isCounted)
  const lastSeenAt = isCounted && holder.lastSeenAt === tally.latestAt ? tally.secondAt : tally.latestAt
  return peers <= 0 || lastSeenAt === null ? null : { peers, lastSeenAt }
}

/** The place with most breached peers, not the sum of all: it is mostly the same peers again. */
const upOf = (holder: SignHolder, { places }: HolderTallies): DeviceRelation['up'] => {
  let best: DeviceRelation['up'] = null
  for (const scope of RELATED_SCOPES) {
    const tally = places[scope]
    const others = tally === null ? null : othersOf(tally, holder)
    if (others === null) continue
    const peers = Math.min(RELATED_PEERS_MAX, others.peers)
    if (peers <= (best?.peers ?? 0)) continue
    best = { peers, scope, lastSeenAt: Math.ceil(others.lastSeenAt / SEEN_STEP_MS) * SEEN_STEP_MS }
  }
  return best
}

const isSuddenOn = (model: ModelTally | null): boolean =>
  model !== null &&
  model.devices > 0 &&
  model.withinDay >= SUDDEN_DEVICES_MIN &&
  model.withinDay >= SUDDEN_SHARE * model.devices

/** Only what a vendor rolls out, under a name that stays the same. */
const isLowerable = ({ ruleId, subject }: Sign, { related }: ScoringPolicy): boolean => {
  const family = RULE_TRAITS[ruleId]?.family
  return family !== undefined && related.loweredFamilies.includes(family) && isLowerableSubject(subject)
}

const isBehaviour = ({ ruleId }: Sign): boolean => {
  const traits = RULE_TRAITS[ruleId]
  return traits?.kind === 'indicator' && traits.shows === 'behaviour'
}

/** The share of the other devices of the model that have long had the sign while none that has it is suspicious. */
const shareOf = (holder: SignHolder, tally: ModelTally): number | null => {
  const isLong = holder.ownBreach !== null && holder.firstSeenAt <= tally.longSince
  const peers = tally.long - Number(isLong)
  const others = tally.devices - 1
  const suspicious = tally.suspicious - Number(isSuspicious(holder.ownBreach))
  if (peers < LONG_PEERS_MIN || suspicious > 0 || others < peers) return null
  const share = Math.floor((peers / others) * SHARE_STEPS) / SHARE_STEPS
  return share === 0 ? null : share
}

/**
 * What other devices say of a sign of a device. Up: how many of own band high or above have it too, in the model,
 * segment, group or site that has most of them; only of what devices do themselves. Down: the share of the model that
 * has long had it, where none is suspicious and it did not come at once. Null when they say nothing.
 */
export const decideRelation = (
  sign: Sign,
  holder: SignHolder,
  tallies: HolderTallies,
  policy: ScoringPolicy,
): DecidedRelation | null => {
  if (!isBehaviour(sign)) return null
  const { model } = tallies
  const isSudden = isSuddenOn(model)
  const mayLower = !isSudden && isLowerable(sign, policy)
  const share = model !== null && mayLower ? shareOf(holder, model) : null
  const up = upOf(holder, tallies)
  return up === null && share === null && !isSudden ? null : { ...sign, up, share, isSudden }
}
