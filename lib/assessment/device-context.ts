import type { Exposure } from '@/lib/domain/finding'
import { EMPTY_CONTEXT, type ScoringContext } from '@/lib/scoring/inputs'
import type { DeviceRelation } from './device-relation'

/** What the world around a device adds to its scores: registry, people, peers, campaigns. */
export type DeviceContext = Omit<ScoringContext, 'checks' | 'relatedUp' | 'relatedDown'> & {
  /** The registry's word on where the device can be reached from; it beats what rules infer. */
  exposure: Exposure | null
  /** What other devices say of its signs; each counts only while the device has the sign. */
  relations: readonly DeviceRelation[]
}

/** The context of a device of which only its records are known. */
export const EMPTY_DEVICE_CONTEXT: DeviceContext = { ...EMPTY_CONTEXT, exposure: null, relations: [] }
