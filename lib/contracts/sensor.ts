import { z } from 'zod'
import { IsoTime } from './shared'

const NETWORKS_MAX = 64
const NETWORK_LENGTH_MAX = 64
const SPACE_LENGTH_MAX = 64

/** A network monitor and where it stands. */
export const SensorDocument = z.object({
  name: z.string(),
  /** The address space its addresses belong to: the same address in two spaces is two devices. */
  space: z.string(),
  /** The networks it takes as local where its logs do not say; empty: the private ranges. */
  networks: z.array(z.string()),
  createdAt: IsoTime,
})
export type SensorDocument = z.infer<typeof SensorDocument>

/** Where a sensor is to stand. */
export const SensorPlacement = z.object({
  space: z.string().min(1, { message: 'must not be empty' }).max(SPACE_LENGTH_MAX),
  networks: z.array(z.string().max(NETWORK_LENGTH_MAX)).max(NETWORKS_MAX),
})
export type SensorPlacement = z.infer<typeof SensorPlacement>
