import { hashText } from '@/lib/detection/sketch/hash-text'
import type { RelatedScope } from '@/lib/domain/related-scope'
import type { EpochMs } from '@/lib/domain/time'
import type { RelatedDown, RelatedUp } from '@/lib/scoring/inputs'

/** A sign: one rule found the same subject on several devices. */
export type Sign = { ruleId: string; subject: string }

/** What other devices say of a sign that this device has. */
export type DeviceRelation = Sign & {
  /** Breached peers that have it too; null when there is none. */
  up: { peers: number; scope: RelatedScope; lastSeenAt: EpochMs } | null
  /** The share of the healthy peers of the model that have long had it, 0 to 1; null when it does not lower. */
  share: number | null
}

type Held = Sign & { id: string }

/** What the relations of a device come to for the findings it has. */
export const relatedContextOf = (
  relations: readonly DeviceRelation[],
  findings: readonly Held[],
): { relatedUp: RelatedUp[]; relatedDown: RelatedDown[] } => {
  const relatedUp: RelatedUp[] = []
  const relatedDown: RelatedDown[] = []
  for (const { ruleId, subject, up, share } of relations) {
    const finding = findings.find((held) => held.ruleId === ruleId && held.subject === subject)
    if (finding === undefined) continue
    if (up !== null) relatedUp.push({ ruleId, subject, ...up })
    if (share !== null) relatedDown.push({ findingId: finding.id, share })
  }
  return { relatedUp, relatedDown }
}

/** A short mark that differs when what related devices say of these findings does; empty when they say nothing. */
export const relationsMark = (relations: readonly DeviceRelation[], findings: readonly Held[]): string => {
  if (relations.length === 0) return ''
  const { relatedUp, relatedDown } = relatedContextOf(relations, findings)
  if (relatedUp.length === 0 && relatedDown.length === 0) return ''
  return hashText(JSON.stringify([relatedUp, relatedDown])).toString(36)
}
