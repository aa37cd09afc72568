import type { Pool } from 'pg'
import type { LiveEndReason } from '@/lib/contracts/live'
import { coalesceChanges, type LiveChange } from '@/lib/domain/live-change'
import type { EpochMs } from '@/lib/domain/time'
import { tooMany, unauthorized, unavailable } from '@/lib/server/errors'
import { isAfter, readChangesAfter, readFrontier, type Change } from '@/lib/server/repositories/changes'
import type { Position } from '@/lib/server/repositories/followers'
import type { Actor } from '@/lib/server/services/actor'
import { eventIdOf, type EventPlace } from './event-id'
import { eventText, openLiveReader, type LiveReader } from './live-reader'
import { createLiveStates, type LiveStates } from './live-states'
import { CHANGES_PER_READ, isWanted, MANY, readMissed } from './missed-changes'

/** Streams of one process, and of one person or token in it. A page that nobody sees has none. */
const STREAMS_MAX = 1_000
const STREAMS_PER_CALLER_MAX = 100
const TRY_AGAIN_SECONDS = 30

/** An open stream, what waits until it has got what it missed, and the place from which on changes are news to it. */
type Follower = {
  reader: LiveReader
  waiting: string[] | null
  floor: Position | null
  /** The only device it follows; null: all. */
  only: string | null
}

/** What somebody wants to hear: what changes after an event, or from now on; of one device, or of all. */
export type Wanted = { after: EventPlace | null; only: string | null }

/** The open streams of a process, and the two things that are done for all of them at once. */
export type LiveHub = {
  open: (actor: Actor, wanted: Wanted, now: EpochMs) => Promise<LiveReader>
  /** Tells everybody what changed since the last time: one query, whoever listens. */
  poll: (now: EpochMs) => Promise<void>
  /** Tells everybody how things stand, and ends the streams of those who may no longer read. */
  beat: (now: EpochMs) => Promise<void>
  endAll: (reason: LiveEndReason) => void
  count: () => number
}

const callerOf = ({ kind, name, tokenId }: Actor): string => `${kind} ${tokenId ?? name}`

const write = (follower: Follower, text: string): void => {
  if (text === '') return
  if (follower.waiting !== null) follower.waiting.push(text)
  else if (!follower.reader.send(text)) follower.reader.end('slow')
}

const changesText = (change: LiveChange, place: EventPlace): string =>
  change.isMany || change.deviceIds.length > 0 ? eventText('changes', change, eventIdOf(place)) : ''

/** What of some changes is news to somebody who may know a part of them already, or follows one device. */
const newsFor = ({ floor, only }: Follower, changes: readonly Change[], told: string, place: EventPlace): string => {
  if (floor === null && only === null) return told
  const news = changes.filter((change) => (floor === null || isAfter(change, floor)) && isWanted(change, only))
  return changesText(coalesceChanges(news.map(({ deviceId }) => deviceId)), place)
}

/** What a hub knows. `position` is how far changes were read; null while nobody listens, for then nothing is followed. */
type Hub = {
  pool: Pool
  followers: Map<LiveReader, Follower>
  states: LiveStates
  position: Promise<Position> | null
}

const requireRoom = ({ followers }: Hub, actor: Actor): void => {
  const caller = callerOf(actor)
  const own = [...followers.keys()].filter((reader) => callerOf(reader.actor) === caller).length
  if (own >= STREAMS_PER_CALLER_MAX)
    throw tooMany('You have too many pages open that follow changes.', TRY_AGAIN_SECONDS)
  if (followers.size >= STREAMS_MAX) throw unavailable('Too many pages follow changes here.', TRY_AGAIN_SECONDS)
}

/** The first things a reader is told, and what came while they were looked up. */
const welcome = async (hub: Hub, follower: Follower, { after, only }: Wanted, now: EpochMs): Promise<void> => {
  const { pool, states } = hub
  const from = await (hub.position ??= readFrontier(pool))
  const place = { ...from, at: now }
  const [state = null] = await states.read([follower.reader.actor], now)
  if (state === null) throw unauthorized('The session or token has ended.')
  const missed = after === null ? '' : changesText(await readMissed(pool, { after, only, upTo: from }, now), place)
  const waited = follower.waiting ?? []
  follower.waiting = null
  // What was missed goes first: who loses the stream in between must not come back with an id beyond it.
  for (const text of [missed, eventText('state', state, eventIdOf(place)), ...waited]) write(follower, text)
}

/** The changes since a place, how far that is, and what is told of them. Null when there are none. */
const readNews = async (pool: Pool, from: Position, now: EpochMs) => {
  const changes = await readChangesAfter(pool, from, CHANGES_PER_READ)
  const last = changes.at(-1)
  if (last === undefined) return null
  const isOver = changes.length === CHANGES_PER_READ
  const to = isOver ? await readFrontier(pool) : { transaction: last.transaction, sequence: last.sequence }
  const place = { ...to, at: now }
  const told = changesText(isOver ? MANY : coalesceChanges(changes.map(({ deviceId }) => deviceId)), place)
  return { changes, isOver, to, place, told }
}

const poll = async (hub: Hub, now: EpochMs): Promise<void> => {
  const asked = hub.position
  if (asked === null) return
  const news = await readNews(hub.pool, await asked, now)
  // When everybody left meanwhile, whoever came since begins at a place of their own.
  if (news === null || hub.position !== asked) return
  hub.position = Promise.resolve(news.to)
  for (const follower of [...hub.followers.values()]) {
    write(follower, news.isOver ? news.told : newsFor(follower, news.changes, news.told, news.place))
    if (follower.floor !== null && !isAfter(follower.floor, news.to)) follower.floor = null
  }
}

const beat = async ({ followers, states, position }: Hub, now: EpochMs): Promise<void> => {
  const open = [...followers.values()]
  const actors = open.map(({ reader }) => reader.actor)
  const id = position === null ? undefined : eventIdOf({ ...(await position), at: now })
  const read = await states.read(actors, now)
  for (const [index, follower] of open.entries()) {
    const state = read[index] ?? null
    if (state === null) follower.reader.end('session-ended')
    else write(follower, eventText('state', state, id))
  }
}

/** A hub without streams; `onEmpty` is told when the last one ended. */
export const createLiveHub = (pool: Pool, onEmpty: () => void): LiveHub => {
  const hub: Hub = { pool, followers: new Map(), states: createLiveStates(pool), position: null }
  const onGone = (reader: LiveReader) => {
    hub.followers.delete(reader)
    if (hub.followers.size > 0) return
    hub.position = null
    onEmpty()
  }
  const open = async (actor: Actor, wanted: Wanted, now: EpochMs): Promise<LiveReader> => {
    requireRoom(hub, actor)
    const reader = openLiveReader(actor, onGone)
    const follower: Follower = { reader, waiting: [], floor: wanted.after, only: wanted.only }
    hub.followers.set(reader, follower)
    try {
      await welcome(hub, follower, wanted, now)
      return reader
    } catch (error) {
      reader.drop()
      throw error
    }
  }
  return {
    open,
    poll: (now) => poll(hub, now),
    beat: (now) => beat(hub, now),
    endAll: (reason) => {
      for (const reader of [...hub.followers.keys()]) reader.end(reason)
    },
    count: () => hub.followers.size,
  }
}
