import type { Arrival } from '@/lib/domain/arrival'
import type { Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import type { Birth } from '@/lib/server/repositories/births'
import type { ClaimedStatement } from '@/lib/server/repositories/claimed-profiles'

/** What a batch has of one log, for the counters. */
export type LogShare = {
  log: string
  /** Records that were understood, whether or not they belong to a device. */
  accepted: number
  /** Records that were understood and say nothing about a device. */
  ignored: number
  rejects: readonly Reject[]
  /** Records of addresses that are no device. */
  unmapped: number
}

/** What one transaction takes: the records of a body, or of a chunk of it, by device. */
export type IngestBatch = {
  /** Who sent it: a sensor or a token, for the counters. */
  source: string
  /** What it has of each log, in the order of their names; never empty. */
  shares: readonly LogShare[]
  receivedAt: EpochMs
  /** The key by which the same bytes count once; null where the records carry keys of their own. */
  chunkKey: Buffer | null
  /** Records by device, each list in the order of arrival. */
  arrivals: ReadonlyMap<string, readonly Arrival[]>
  /** How a device of the batch that does not exist yet is born. */
  births: ReadonlyMap<string, Birth>
  /** What devices of the batch said of themselves, each in the order of arrival. */
  claimed: ReadonlyMap<string, readonly ClaimedStatement[]>
  birthsRefused: number
}

/** The share of a body whose records name their devices themselves. */
export const namedShare = (log: string, accepted: number, rejects: readonly Reject[]): LogShare => {
  return { log, accepted, ignored: 0, rejects, unmapped: 0 }
}

/** A figure summed over the logs of a batch. */
export const totalOf = ({ shares }: IngestBatch, key: 'accepted' | 'ignored' | 'unmapped'): number =>
  shares.reduce((sum, share) => sum + share[key], 0)

/** Adds a record, or what it says, to a device's list. */
export const addArrival = <Item extends Arrival | ClaimedStatement>(
  lists: Map<string, Item[]>,
  deviceId: string,
  item: Item,
): void => {
  const known = lists.get(deviceId)
  if (known === undefined) lists.set(deviceId, [item])
  else known.push(item)
}
