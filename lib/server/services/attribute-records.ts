import { attributeRecord } from '@/lib/assessment/attribute-record'
import type { Arrival } from '@/lib/domain/arrival'
import type { NetworkObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { readClaims, readMerges } from '@/lib/server/repositories/address-claims'
import type { Birth } from '@/lib/server/repositories/births'
import type { Sensor } from '@/lib/server/repositories/sensors'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { addArrival } from './ingest-batch'
import { isLive } from './is-live'
import { addressDeviceIdOf, ownerOfAddress, type KnownAddress } from './resolve-address'

/** No address of this installation is listed beyond what the sensor's networks say; evaluations list theirs. */
const NONE_LISTED: ReadonlySet<string> = new Set()

type LocalEnd = ReturnType<typeof attributeRecord>[number]
/** A record of a monitor with the log it came in. */
export type LoggedRecord = { log: string; record: NetworkObservation }
type LocatedRecord = LoggedRecord & { ends: readonly LocalEnd[] }

/** Records by device, the devices they give birth to, and what belongs to none. */
export type AttributedRecords = {
  arrivals: Map<string, Arrival[]>
  births: Map<string, Birth>
  /** How many records of a log have no end that is a device. */
  unmapped: Map<string, number>
  /** Addresses that would be devices, beyond the limit. */
  birthsRefused: number
}

const readAddresses = async (
  db: Queryable,
  space: string,
  addresses: readonly string[],
): Promise<Map<string, KnownAddress>> => {
  const known = new Map<string, KnownAddress>()
  const ids = addresses.map((address) => addressDeviceIdOf(space, address))
  const merges = await readMerges(db, ids)
  for (const address of addresses) {
    const id = addressDeviceIdOf(space, address)
    known.set(address, { id, claims: [], exists: merges.has(id), mergedInto: merges.get(id) ?? null })
  }
  for (const claim of await readClaims(db, space, addresses)) known.get(claim.address)?.claims.push(claim)
  return known
}

/** Gives records to devices one after the other: a device exists from the record on that gave birth to it. */
class Attribution {
  readonly result: AttributedRecords = { arrivals: new Map(), births: new Map(), unmapped: new Map(), birthsRefused: 0 }
  private readonly refused = new Set<string>()

  constructor(
    private readonly known: ReadonlyMap<string, KnownAddress>,
    private readonly sensor: Sensor,
    private readonly receivedAt: EpochMs,
    private readonly birthsLeft: number,
  ) {}

  add({ log, record, ends }: LocatedRecord): void {
    let mapped = false
    for (const end of ends) {
      const deviceId = this.deviceOf(end, record.observedAt)
      if (deviceId === null) continue
      mapped = true
      const { name: sensor, shared } = this.sensor
      const { side, zone } = end
      const receivedAt = this.receivedAt
      const live = isLive(record.observedAt, receivedAt)
      addArrival(this.result.arrivals, deviceId, { receivedAt, live, observation: record, side, zone, sensor, shared })
    }
    if (!mapped) this.result.unmapped.set(log, (this.result.unmapped.get(log) ?? 0) + 1)
  }

  private deviceOf(end: LocalEnd, at: EpochMs): string | null {
    const known = this.known.get(end.address)
    if (known === undefined) return null
    const owner = ownerOfAddress(known, at)
    if (owner.exists || this.result.births.has(owner.deviceId)) return owner.deviceId
    return end.completes && this.canBeBorn(owner.deviceId, end.address, at) ? owner.deviceId : null
  }

  private canBeBorn(deviceId: string, address: string, bornAt: EpochMs): boolean {
    if (this.result.births.size >= this.birthsLeft) {
      if (!this.refused.has(deviceId)) this.result.birthsRefused += 1
      this.refused.add(deviceId)
      return false
    }
    this.result.births.set(deviceId, { deviceId, name: address, origin: 'address', bornAt })
    return true
  }
}

/** Gives the records of a sensor to devices, in their order. At most `birthsLeft` devices are born. */
export const attributeRecords = async (
  db: Queryable,
  sensor: Sensor,
  records: readonly LoggedRecord[],
  { receivedAt, birthsLeft }: { receivedAt: EpochMs; birthsLeft: number },
): Promise<AttributedRecords> => {
  const space = { networks: sensor.networks, listed: NONE_LISTED }
  const located = records.map(({ log, record }): LocatedRecord => {
    return { log, record, ends: attributeRecord(record, space) }
  })
  const addresses = new Set(located.flatMap(({ ends }) => ends.map((end) => end.address)))
  const known = await readAddresses(db, sensor.space, [...addresses])
  const attribution = new Attribution(known, sensor, receivedAt, birthsLeft)
  for (const record of located) attribution.add(record)
  return attribution.result
}
