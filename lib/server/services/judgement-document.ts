import type { JudgementDocument } from '@/lib/contracts/judgement'
import { ruleOf } from '@/lib/detection/registry'
import { toIso, type EpochMs } from '@/lib/domain/time'
import type { JudgementRecord } from '@/lib/server/repositories/judgements'

const isoOf = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

/** A judgement as the API answers it. */
export const judgementDocumentOf = (judgement: JudgementRecord, now: EpochMs): JudgementDocument => {
  const { id, ruleId, subject, verdict, scope, scopeKey, deviceId, findingId, reason, by, until } = judgement
  return {
    id,
    ruleId,
    title: ruleOf(ruleId)?.title ?? ruleId,
    subject,
    verdict,
    scope,
    scopeKey,
    deviceId,
    findingId,
    reason,
    by,
    at: toIso(judgement.at),
    expiresAt: isoOf(until),
    undoneAt: isoOf(judgement.undoneAt),
    undoneBy: judgement.undoneBy,
    active: judgement.closedAt === null && (until === null || until > now),
    spreading: judgement.walkedTo !== null,
  }
}
