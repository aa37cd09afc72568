import type { Pool } from 'pg'
import type { Arrival } from '@/lib/domain/arrival'
import { rejectOf, type Parsed, type Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import type { BatchTimes } from '@/lib/ingest/envelope'
import { parseEventBatch, type EventRecord } from '@/lib/ingest/event/parse-event-batch'
import { parseProfileBatch } from '@/lib/ingest/profile/parse-profile-batch'
import { sha256Of } from '@/lib/server/digest'
import { reportedBirth, type Birth } from '@/lib/server/repositories/births'
import type { ClaimedStatement } from '@/lib/server/repositories/claimed-profiles'
import { slicesOf } from '@/lib/server/repositories/transaction'
import { mayDo, thingProblemOf, type Actor } from './actor'
import { advanceDevices } from './advance-devices'
import { addArrival, namedShare, type IngestBatch } from './ingest-batch'
import { addResult, newIngestResult, type IngestResult } from './ingest-result'
import { isLive } from './is-live'

/** Events in one transaction: each may be of another device, and all devices are held at once. */
const EVENTS_PER_BATCH = 2_000

/** How the bodies of a call are read, and what they are called in the counters. */
type Kind = { log: 'event' | 'profile'; parse: (text: string, times: BatchTimes) => Parsed<EventRecord> }
type Sent = { actor: Actor; receivedAt: EpochMs; log: Kind['log'] }

const batchOf = (
  { actor, receivedAt, log }: Sent,
  records: readonly EventRecord[],
  chunkKey: Buffer,
  rejects: readonly Reject[],
): IngestBatch => {
  const arrivals = new Map<string, Arrival[]>()
  const births = new Map<string, Birth>()
  const claimed = new Map<string, ClaimedStatement[]>()
  for (const { thingName, event } of records) {
    addArrival(arrivals, thingName, { receivedAt, live: isLive(event.observedAt, receivedAt), observation: event })
    if (!births.has(thingName)) births.set(thingName, reportedBirth(thingName, event.observedAt))
    if (event.event.kind === 'config') {
      addArrival(claimed, thingName, { profile: event.event.profile, at: event.observedAt })
    }
  }
  const shares = [namedShare(log, records.length, rejects)]
  return { source: actor.name, shares, receivedAt, chunkKey, arrivals, births, claimed, birthsRefused: 0 }
}

const ingest = async (
  pool: Pool,
  actor: Actor,
  text: string,
  receivedAt: EpochMs,
  { log, parse }: Kind,
): Promise<IngestResult> => {
  const parsed = parse(text, { receivedAt, observedAtAllowed: mayDo(actor, 'import') })
  const records: EventRecord[] = []
  const rejects = [...parsed.rejects]
  for (const record of parsed.records) {
    const problem = thingProblemOf(actor, record.thingName)
    if (problem === null) records.push(record)
    else rejects.push(rejectOf(record.index + 1, 'NotPermitted', problem, record.event.raw))
  }
  const result = newIngestResult()
  const slices = slicesOf(records, EVENTS_PER_BATCH)
  const bodyKey = sha256Of(text)
  for (const [index, slice] of (slices.length === 0 ? [[]] : slices).entries()) {
    const chunkKey = sha256Of(actor.name, log, bodyKey, String(index))
    const batch = batchOf({ actor, receivedAt, log }, slice, chunkKey, index === 0 ? rejects : [])
    addResult(result, batch, await advanceDevices(pool, batch))
  }
  return result
}

/**
 * Takes the events of a JSON array or NDJSON text. An event's own time counts only with a token of scope import;
 * otherwise it is stamped with the receipt. The same body again is answered as accepted and counted once.
 */
export const ingestEvents = (pool: Pool, actor: Actor, text: string, receivedAt: EpochMs): Promise<IngestResult> =>
  ingest(pool, actor, text, receivedAt, { log: 'event', parse: parseEventBatch })

/** Takes the profiles of a JSON array or NDJSON text, each as the event that says it. */
export const ingestProfiles = (pool: Pool, actor: Actor, text: string, receivedAt: EpochMs): Promise<IngestResult> =>
  ingest(pool, actor, text, receivedAt, { log: 'profile', parse: parseProfileBatch })
