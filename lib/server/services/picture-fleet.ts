import type { Pool } from 'pg'
import type { AttentionDocument, FleetChangesDocument, FleetMapDocument } from '@/lib/contracts/fleet'
import type { EpochMs } from '@/lib/domain/time'
import { countMoves } from '@/lib/server/repositories/device-moves'
import { readCounters } from '@/lib/server/repositories/fleet-counters'
import { readPicture, writePicture } from '@/lib/server/repositories/fleet-pictures'
import { TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { countOf } from './heat-counts'
import { pictureAttention } from './picture-attention'
import { pictureChanges } from './picture-changes'
import { pictureMap } from './picture-map'
import { keepTiles } from './tile-trends'

type Pictures = { map: FleetMapDocument; changes: FleetChangesDocument; attention: AttentionDocument[] }

const PAINTERS: {
  [Name in keyof Pictures]: (pool: Pool, at: EpochMs, last: Pictures[Name] | null) => Promise<Pictures[Name]>
} = {
  map: pictureMap,
  attention: pictureAttention,
  changes: (pool, at, last) => pictureChanges(pool, last, at),
}

const lastOf = async <Name extends keyof Pictures>(pool: Pool, name: Name): Promise<Pictures[Name] | null> => {
  const last = await readPicture(pool, name)
  return last === null ? null : (JSON.parse(last.document) as Pictures[Name])
}

const paint = async <Name extends keyof Pictures>(pool: Pool, name: Name, at: EpochMs): Promise<Pictures[Name]> => {
  const document = await PAINTERS[name](pool, at, await lastOf(pool, name))
  await writePicture(pool, name, at, JSON.stringify(document))
  return document
}

/** A region of the fleet page as it was last pictured. Before the worker made one it is made here, of an empty fleet. */
export const readFleetPicture = async <Name extends keyof Pictures>(
  pool: Pool,
  name: Name,
  now: EpochMs,
): Promise<Pictures[Name]> => (await lastOf(pool, name)) ?? PAINTERS[name](pool, now, null)

/** Pictures what the fleet page shows beside its counters: few reads, each of a bounded number of rows. */
export const pictureFleet = async (pool: Pool, at: EpochMs, signal: AbortSignal): Promise<void> => {
  for (const name of ['map', 'attention', 'changes'] as const) {
    if (signal.aborted) return
    await paint(pool, name, at)
  }
  const bands = await readCounters(pool, 'fleet', ['breach'], 1)
  const { rising } = await countMoves(pool, TOTAL_EXACT_MAX)
  const counts = {
    critical: countOf(bands, 'breach', 'critical'),
    notAssessed: countOf(bands, 'breach', 'not-assessed'),
  }
  await keepTiles(pool, { ...counts, rising }, at)
}
