import type { Exposure } from '@/lib/domain/finding'
import type {
  ActiveCampaign,
  Neighbour,
  RelatedDown,
  RelatedUp,
  ScoringContext,
  VerifiedMitigation,
} from '@/lib/scoring/inputs'

/** What the world around a device adds to its scores: registry, people, peers, campaigns. */
export type DeviceContext = Pick<
  ScoringContext,
  'pastCompromiseAt' | 'compromiseConfirmed' | 'contained' | 'neighbour' | 'fleetShares'
> & {
  /** The registry's word on where the device can be reached from; it beats what rules infer. */
  exposure: Exposure | null
  relatedUp: readonly RelatedUp[]
  relatedDown: readonly RelatedDown[]
  campaigns: readonly ActiveCampaign[]
  mitigations: readonly VerifiedMitigation[]
  neighbour: Neighbour | null
}

/** The context of a device of which only its records are known. */
export const EMPTY_DEVICE_CONTEXT: DeviceContext = {
  exposure: null,
  relatedUp: [],
  relatedDown: [],
  campaigns: [],
  mitigations: [],
  pastCompromiseAt: null,
  compromiseConfirmed: null,
  contained: false,
  neighbour: null,
  fleetShares: {},
}
