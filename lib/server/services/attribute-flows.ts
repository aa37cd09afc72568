import { attributeFlow } from '@/lib/assessment/attribute-flow'
import type { Arrival } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
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

type LocalEnd = ReturnType<typeof attributeFlow>[number]
type LocatedFlow = { flow: FlowObservation; ends: readonly LocalEnd[] }

/** Flows by device, the devices they give birth to, and what belongs to none. */
export type AttributedFlows = {
  arrivals: Map<string, Arrival[]>
  births: Map<string, Birth>
  /** Flows of which no end is a device. */
  unmapped: number
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

/** Gives flows to devices one after the other: a device exists from the flow on that gave birth to it. */
class Attribution {
  readonly result: AttributedFlows = { arrivals: new Map(), births: new Map(), unmapped: 0, birthsRefused: 0 }
  private readonly refused = new Set<string>()

  constructor(
    private readonly known: ReadonlyMap<string, KnownAddress>,
    private readonly sensor: Sensor,
    private readonly receivedAt: EpochMs,
    private readonly birthsLeft: number,
  ) {}

  add({ flow, ends }: LocatedFlow): void {
    let mapped = false
    for (const end of ends) {
      const deviceId = this.deviceOf(end, flow.observedAt)
      if (deviceId === null) continue
      mapped = true
      const { name: sensor, shared } = this.sensor
      const { side, zone } = end
      const receivedAt = this.receivedAt
      const live = isLive(flow.observedAt, receivedAt)
      addArrival(this.result.arrivals, deviceId, { receivedAt, live, observation: flow, side, zone, sensor, shared })
    }
    if (!mapped) this.result.unmapped += 1
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

/** Gives the flows of a sensor to devices, in their order. At most `birthsLeft` devices are born. */
export const attributeFlows = async (
  db: Queryable,
  sensor: Sensor,
  flows: readonly FlowObservation[],
  { receivedAt, birthsLeft }: { receivedAt: EpochMs; birthsLeft: number },
): Promise<AttributedFlows> => {
  const space = { networks: sensor.networks, listed: NONE_LISTED }
  const located = flows.map((flow): LocatedFlow => ({ flow, ends: attributeFlow(flow, space) }))
  const addresses = new Set(located.flatMap(({ ends }) => ends.map((end) => end.address)))
  const known = await readAddresses(db, sensor.space, [...addresses])
  const attribution = new Attribution(known, sensor, receivedAt, birthsLeft)
  for (const flow of located) attribution.add(flow)
  return attribution.result
}
