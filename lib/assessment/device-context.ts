import type { Exposure } from '@/lib/domain/finding'
import type { Judgement } from '@/lib/domain/judgement'
import type { EpochMs } from '@/lib/domain/time'
import { EMPTY_CONTEXT, type ScoringContext } from '@/lib/scoring/inputs'
import type { DeviceRelation } from './device-relation'

/** What the world around a device adds to its scores: registry, people, peers, campaigns. */
export type DeviceContext = Omit<ScoringContext, 'checks' | 'relatedUp' | 'relatedDown'> & {
  /** The registry's word on where the device can be reached from; it beats what rules infer. */
  exposure: Exposure | null
  /** What other devices say of its signs; each counts only while the device has the sign. */
  relations: readonly DeviceRelation[]
  /** What people said of findings, as far as it reaches the device. */
  judgements: readonly Judgement[]
  /** When this is asked for by a person's act: a device that was last heard of before is assessed with what holds now. */
  judgedAt: EpochMs
}

/** The context of a device of which only its records are known. */
export const EMPTY_DEVICE_CONTEXT: DeviceContext = {
  ...EMPTY_CONTEXT,
  exposure: null,
  relations: [],
  judgements: [],
  judgedAt: 0,
}
