import type { Pool } from 'pg'
import type { StoryLine } from '@/lib/contracts/fleet'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { readBirthsSince } from '@/lib/server/repositories/births'
import { readReached, type Reached } from '@/lib/server/repositories/device-moves'
import { readCounters } from '@/lib/server/repositories/fleet-counters'
import { readRowDays } from '@/lib/server/repositories/fleet-rows'
import { readGroupNames } from '@/lib/server/repositories/group-rows'
import { NO_KEY } from './counted-device'
import { readIngestStatus } from './read-ingest-status'
import { hoursOf, type RowHour } from './row-history'

const LINES_MAX = 12
const HIGH_LOOKED_AT = 5_000
/** Argument: a few devices that come with another version are no roll-out. */
const ROLL_OUT_MIN = 5
const FIRMWARES = 40

/** The furthest stage of the chain with an active indicator in some stage letters; -1 of none. */
const furthestOf = (stages: string): number => stages.lastIndexOf('i')

/** Devices that became high, a line a group: when the first did, and how far any of them came. */
export const highLines = (reached: readonly Reached[], nameById: ReadonlyMap<string, string>): StoryLine[] => {
  const byGroup = new Map<string, Reached[]>()
  for (const one of reached) byGroup.set(one.group, [...(byGroup.get(one.group) ?? []), one])
  return [...byGroup].map(([group, all]) => ({
    kind: 'high',
    at: toIso(Math.min(...all.map(({ at }) => at))),
    group,
    groupName: nameById.get(group) ?? group,
    stage: KILL_CHAIN_STAGES[Math.max(...all.map(({ stages }) => furthestOf(stages)))] ?? null,
    devices: all.reduce((sum, { devices }) => sum + devices, 0),
  }))
}

/** A firmware that more devices run than a day ago; null where it is none, or its past is not known so far back. */
export const rollOutOf = (firmware: string, hours: readonly RowHour[], now: number, at: EpochMs): StoryLine | null => {
  const day = hours.filter(({ hour }) => hour >= at - DAY_MS)
  const before = hours.filter(({ hour }) => hour < at - DAY_MS).at(-1)
  if (before === undefined || now - before.devices < ROLL_OUT_MIN) return null
  const first = day.find(({ devices }) => devices > before.devices)
  return { kind: 'roll-out', at: toIso(first?.hour ?? at), firmware, devices: now - before.devices }
}

const rollOuts = async (pool: Pool, at: EpochMs): Promise<StoryLine[]> => {
  const counters = (await readCounters(pool, 'firmware', ['devices'], FIRMWARES)).filter(({ key }) => key !== NO_KEY)
  const keys = counters.map(({ key }) => key)
  const days = await readRowDays(pool, 'firmware', at - 2 * DAY_MS, keys)
  return counters.flatMap(
    ({ key, devices }) => rollOutOf(key, (days.get(key) ?? []).flatMap(hoursOf), devices, at) ?? [],
  )
}

const silences = async (pool: Pool, at: EpochMs): Promise<StoryLine[]> => {
  const { silent } = await readIngestStatus(pool, { cursor: null, limit: 1 }, at)
  return silent.flatMap(({ source, log, lastReceivedAt }) =>
    Date.parse(lastReceivedAt) < at - DAY_MS ? [] : [{ kind: 'silent', at: lastReceivedAt, source, log }],
  )
}

const births = async (pool: Pool, at: EpochMs): Promise<StoryLine[]> => {
  const { first, devices } = await readBirthsSince(pool, at - DAY_MS, TOTAL_EXACT_MAX)
  return first === null ? [] : [{ kind: 'born', at: toIso(first), devices }]
}

const becameHigh = async (pool: Pool): Promise<StoryLine[]> => {
  const reached = await readReached(pool, HIGH_LOOKED_AT)
  return highLines(reached, await readGroupNames(pool, [...new Set(reached.map(({ group }) => group))]))
}

/** What happened in the last 24 hours, in the order of time; the same for the same state, and nothing of nothing. */
export const tellStory = async (pool: Pool, at: EpochMs): Promise<StoryLine[]> => {
  const lines = [
    ...(await births(pool, at)),
    ...(await silences(pool, at)),
    ...(await rollOuts(pool, at)),
    ...(await becameHigh(pool)),
  ]
  // Of too many groups those with most devices are told.
  lines.sort((a, b) => weightOf(b) - weightOf(a))
  return lines.slice(0, LINES_MAX).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const weightOf = (line: StoryLine): number => (line.kind === 'high' ? line.devices : Number.MAX_SAFE_INTEGER)
