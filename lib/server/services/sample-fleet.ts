import type { Pool } from 'pg'
import type { SampleFleetDocument } from '@/lib/contracts/sample-fleet'
import { SAMPLE_DEVICES_MAX, type SampleState } from '@/lib/domain/sample-fleet'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { conflict, notFound } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { countSampleDevices } from '@/lib/server/repositories/sample-devices'
import { findSample, putSample, type SampleRecord } from '@/lib/server/repositories/sample-fleet'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import { beginOf } from '@/lib/simulation/sample/story'
import type { Actor } from './actor'

/** The seed of the sample fleet that the console loads. */
export const SAMPLE_SEED = 1

const progressOf = (record: SampleRecord | null, devices: number): number => {
  if (record === null || record.state === 'present') return 1
  if (record.state === 'removing') return Math.max(0, 1 - devices / SAMPLE_DEVICES_MAX)
  const begin = beginOf(record)
  return Math.min(1, Math.max(0, ((record.toldUntil ?? begin) - begin) / (record.endAt - begin)))
}

/** Devices that a command brought are a sample fleet too, though nobody asked for it here. */
const stateOf = (record: SampleRecord | null, devices: number): SampleState =>
  record?.state ?? (devices > 0 ? 'present' : 'absent')

/** What has become of the sample fleet. */
export const readSampleFleet = async (db: Queryable): Promise<SampleFleetDocument> => {
  const [record, devices] = [await findSample(db), await countSampleDevices(db)]
  return {
    state: stateOf(record, devices),
    devices,
    progress: progressOf(record, devices),
    message: record?.message ?? '',
    requestedBy: record?.requestedBy ?? null,
    requestedAt: record === null ? null : toIso(record.requestedAt),
  }
}

/** Asks for the sample fleet; 409 when it is here or on its way. One that failed is begun anew. */
export const requestSample = async (pool: Pool, actor: Actor, at: EpochMs): Promise<SampleFleetDocument> => {
  await inTransaction(pool, async (client) => {
    const known = await findSample(client, true)
    const isHere = known === null ? (await countSampleDevices(client)) > 0 : known.state !== 'failed'
    if (isHere) throw conflict('The sample fleet is here already, or on its way. Remove it first.')
    // One that failed goes on where it was: what came before is recognised.
    const told = known ?? { seed: SAMPLE_SEED, endAt: at, toldUntil: null }
    const asked = { state: 'waiting', message: '', requestedBy: actor.name, requestedAt: at } as const
    await putSample(client, { seed: told.seed, endAt: told.endAt, toldUntil: told.toldUntil, ...asked })
    const detail = { seed: told.seed, endAt: toIso(told.endAt) }
    await appendAudit(client, { at, actor: actor.name, action: 'sample.load', target: 'sample fleet', detail })
  })
  return readSampleFleet(pool)
}

/** Asks for the sample fleet to be removed, also while it is being loaded; 404 when there is none. */
export const requestSampleRemoval = async (pool: Pool, actor: Actor, at: EpochMs): Promise<SampleFleetDocument> => {
  await inTransaction(pool, async (client) => {
    const known = await findSample(client, true)
    const devices = await countSampleDevices(client)
    if (known === null && devices === 0) throw notFound('There is no sample fleet here.')
    if (known?.state === 'removing') return
    const told = known ?? { seed: SAMPLE_SEED, endAt: at, toldUntil: null }
    const asked = { state: 'removing', message: '', requestedBy: actor.name, requestedAt: at } as const
    await putSample(client, { seed: told.seed, endAt: told.endAt, toldUntil: told.toldUntil, ...asked })
    await appendAudit(client, {
      at,
      actor: actor.name,
      action: 'sample.remove',
      target: 'sample fleet',
      detail: { devices },
    })
  })
  return readSampleFleet(pool)
}
