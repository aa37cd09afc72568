import type { z } from 'zod'
import { rejectOf, type Parsed, type Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { addressClaimSchema } from './address-claim-schema'
import { shownValue } from '../inert-text'
import { parseIp } from '../ip-address'
import { readBatch, type BatchEntry } from '../json-batch'
import { LINE_BYTES_MAX } from '../limits'
import { parseMoment } from '../moment'
import { parseThingName, THING_NAME_RULE } from '../thing-name'

export type AddressRecord = {
  index: number
  thingName: string
  space: string
  address: string
  from: EpochMs | null
  to: EpochMs | null
}

const refused = (index: number, reason: string): Reject => rejectOf(index + 1, 'InvalidPayload', reason, '')

/** A moment that was given must be one; null says nothing. */
const momentOf = (value: string | number | null): EpochMs | null | undefined =>
  value === null ? null : (parseMoment(value) ?? undefined)

type Claim = z.infer<typeof addressClaimSchema>

const claimOf = (index: number, given: Claim): AddressRecord | Reject => {
  const thingName = parseThingName(given.thingName)
  if (thingName === null) return refused(index, `thingName ${THING_NAME_RULE}`)
  const address = parseIp(given.address)
  if (address === null) return refused(index, `address must be an IP address, got ${shownValue(given.address)}`)
  const [from, to] = [momentOf(given.from), momentOf(given.to)]
  if (from === undefined || to === undefined)
    return refused(index, 'from and to must be ISO 8601 or epoch milliseconds')
  return { index, thingName, space: given.space, address, from, to }
}

const problemOf = ({ issues: [issue] }: z.ZodError): string =>
  issue === undefined ? 'cannot be read' : `${issue.path.join('.')}: ${issue.message}`.slice(0, 300)

const recordOf = ({ index, fields }: BatchEntry): AddressRecord | Reject => {
  const read = addressClaimSchema.safeParse(fields)
  return read.success ? claimOf(index, read.data) : refused(index, problemOf(read.error))
}

/** Reads whose addresses are of a JSON array or NDJSON; each is a record or a reject. */
export const parseAddressBatch = (text: string): Parsed<AddressRecord> => {
  const batch = readBatch(text, LINE_BYTES_MAX)
  const records: AddressRecord[] = []
  const rejects = [...batch.rejects]
  for (const entry of batch.entries) {
    const read = recordOf(entry)
    if ('reason' in read) rejects.push(read)
    else records.push(read)
  }
  return { records, rejects }
}
