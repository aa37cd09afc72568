import type { Exposure } from '@/lib/domain/finding'
import { EMPTY_CONTEXT, type ScoringContext } from '@/lib/scoring/inputs'

/** What the world around a device adds to its scores: registry, people, peers, campaigns. */
export type DeviceContext = Omit<ScoringContext, 'checks'> & {
  /** The registry's word on where the device can be reached from; it beats what rules infer. */
  exposure: Exposure | null
}

/** The context of a device of which only its records are known. */
export const EMPTY_DEVICE_CONTEXT: DeviceContext = { ...EMPTY_CONTEXT, exposure: null }
