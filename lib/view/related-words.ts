import type { RelatedPeers } from '@/lib/domain/assessment'
import { RELATED_PEERS_MAX, type RelatedScope } from '@/lib/domain/related-scope'
import { formatShare } from './format-number'

const SCOPE_WORDS = {
  model: 'of this model',
  segment: 'on this segment',
  group: 'of this group',
  site: 'of this site',
} as const satisfies Record<RelatedScope, string>

/** What stands behind a line of related devices, in one sentence; empty when nothing does. */
export const relatedWords = ({ scope, peers, share }: RelatedPeers): string => {
  if (share !== null)
    return `At least ${formatShare(share)} of the other devices ${SCOPE_WORDS[scope]} have long had this sign, and none that has it is suspicious.`
  if (peers === null || peers <= 0) return ''
  const count = peers >= RELATED_PEERS_MAX ? `${String(RELATED_PEERS_MAX)} or more` : String(peers)
  const [devices, are] = peers === 1 ? ['other device', 'is'] : ['other devices', 'are']
  return `${count} ${devices} ${SCOPE_WORDS[scope]} with the same sign ${are} at high or above.`
}

/** Asked where a sign came over a model within a day: a vendor's roll-out looks the same. */
export const SUDDEN_QUESTION = 'Roll-out or mass compromise?'
