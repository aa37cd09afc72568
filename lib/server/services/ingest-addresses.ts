import type { Pool } from 'pg'
import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { isSampleName } from '@/lib/domain/sample-fleet'
import type { EpochMs } from '@/lib/domain/time'
import { parseAddressBatch, type AddressRecord } from '@/lib/ingest/address/parse-address-batch'
import { ProblemError } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { inTransaction, slicesOf } from '@/lib/server/repositories/transaction'
import { thingProblemOf, type Actor } from './actor'
import { makeClaim } from './claim-address'
import { newIngestResult, type IngestResult } from './ingest-result'

/** Addresses in one transaction: each is looked up, compared and written. */
const CLAIMS_PER_BATCH = 100

const rejected = ({ index }: AddressRecord, code: Reject['code'], reason: string): Reject =>
  rejectOf(index + 1, code, reason, '')

/** Why an actor may not say this; a space of the sample fleet holds its devices and no others. */
const refusalOf = (actor: Actor, record: AddressRecord): Reject | null => {
  const { thingName, space } = record
  const problem =
    isSampleName(thingName) === isSampleName(space)
      ? thingProblemOf(actor, thingName)
      : 'the sample fleet has address spaces of its own'
  return problem === null ? null : rejected(record, 'NotPermitted', problem)
}

const takeSlice = (pool: Pool, actor: Actor, slice: readonly AddressRecord[], at: EpochMs): Promise<Reject[]> =>
  inTransaction(pool, async (client) => {
    const rejects: Reject[] = []
    for (const record of slice) {
      const { thingName: deviceId, space, address, from, to } = record
      try {
        await makeClaim(client, actor, { deviceId, space, address, from, to }, at)
      } catch (error) {
        // Refused before anything was written, so the others of the slice may stay.
        if (!(error instanceof ProblemError)) throw error
        rejects.push(rejected(record, 'InvalidPayload', error.detail))
      }
    }
    const detail = { addresses: slice.length - rejects.length, rejected: rejects.length }
    await appendAudit(client, { at, actor: actor.name, action: 'address.import', target: 'registry', detail })
    return rejects
  })

/** Takes whose addresses are, as a registration says it; unregistered devices of them are merged. The bad ones are named. */
export const ingestAddresses = async (pool: Pool, actor: Actor, text: string, at: EpochMs): Promise<IngestResult> => {
  const { records, rejects } = parseAddressBatch(text)
  const refused = records.flatMap((record) => refusalOf(actor, record) ?? [])
  const lines = new Set(refused.map(({ line }) => line))
  const taken = records.filter(({ index }) => !lines.has(index + 1))
  const all = [...rejects, ...refused]
  for (const slice of slicesOf(taken, CLAIMS_PER_BATCH)) all.push(...(await takeSlice(pool, actor, slice, at)))
  const named = all.map(({ line, code, reason }) => ({ index: line - 1, code, message: reason }))
  const accepted = records.length + rejects.length - all.length
  return { ...newIngestResult(), accepted, rejected: all.length, rejects: named.slice(0, 100) }
}
