import { z } from 'zod'
import { RELATED_SCOPES } from '@/lib/domain/related-scope'
import { DeviceDocument } from './device'
import { Stage } from './shared'

/** A device that shows what another shows too. */
const PeerDocument = z.object({
  device: DeviceDocument,
  /** The signs both have. */
  signs: z.array(z.object({ ruleId: z.string(), title: z.string(), subject: z.string(), stage: Stage })),
  /** What the two have in common. */
  scopes: z.array(z.enum(RELATED_SCOPES)),
})

export const PeersDocument = z.object({
  items: z.array(PeerDocument),
  /** Devices that were found to share a sign; at least so many where a sign is on more than were looked at. */
  total: z.number().int(),
  totalIsAtLeast: z.boolean(),
})
export type PeersDocument = z.infer<typeof PeersDocument>
export type PeerDocument = z.infer<typeof PeerDocument>
