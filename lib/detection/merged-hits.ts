import { anyOf } from './evidence-match'
import type { Hit } from './rule'

const join = (a: Hit, b: Hit): Hit => {
  const [stronger, weaker] = b.confidence > a.confidence ? [b, a] : [a, b]
  return {
    ...stronger,
    firstSeenAt: Math.min(a.firstSeenAt, b.firstSeenAt),
    lastSeenAt: Math.max(a.lastSeenAt, b.lastSeenAt),
    isEvidence: anyOf(stronger.isEvidence, weaker.isEvidence),
  }
}

/** Hits of one rule by several logs: the same subject seen twice is one hit, as strong as the stronger. */
export const mergedHits = (hits: readonly Hit[]): Hit[] => {
  const bySubject = new Map<string, Hit>()
  for (const hit of hits) {
    const known = bySubject.get(hit.subject)
    bySubject.set(hit.subject, known === undefined ? hit : join(known, hit))
  }
  return [...bySubject.values()]
}
