import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { JudgementMade, JudgementRequest, ShownEffect } from '@/lib/contracts/judgement'
import { DEVICE_JUDGEMENTS_MAX, JUDGEMENT_DAYS_MAX, WIDE_JUDGEMENTS_MAX } from '@/lib/domain/judgement'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { badRequest, conflict, notFound, ProblemError } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import {
  countDeviceJudgements,
  endJudgement,
  insertJudgement,
  lockJudgement,
  markJudged,
  type JudgementRecord,
} from '@/lib/server/repositories/judgements'
import { requestRelatedRejudge } from '@/lib/server/repositories/rejudge-requests'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { countWideJudgements, lockWideJudgements, renewWideJudgements } from '@/lib/server/repositories/wide-judgements'
import type { Actor } from './actor'
import { aimOf, refusalOf, type Aim } from './judgement-aim'
import { judgementDocumentOf } from './judgement-document'
import { effectOf, extentOf } from './preview-judgement'
import { rejudgeNow } from './rejudge-devices'

/** What silences a rule on more than one device is looked at again sooner. */
const WIDE_DAYS_MAX = 90

/** What was shown may have grown by this much, and by this share, before it must be shown again. */
const DRIFT_COUNT = 2
const DRIFT_SHARE = 0.2

const checkedUntil = (given: string | null, aim: Aim, now: EpochMs): EpochMs | null => {
  if (given === null) {
    if (aim.verdict === 'true') return null
    throw badRequest('expiresAt: Expected and Wrong need an end, so that nothing stays silenced for ever.')
  }
  const until = Date.parse(given)
  const days = aim.scope === 'device' || aim.verdict === 'true' ? JUDGEMENT_DAYS_MAX : WIDE_DAYS_MAX
  if (until <= now) throw badRequest('expiresAt: must be in the future.')
  if (until > now + days * DAY_MS) throw badRequest(`expiresAt: must be at most ${String(days)} days away.`)
  return until
}

const hasGrown = (shown: number, now: number): boolean => now > shown + Math.max(DRIFT_COUNT, shown * DRIFT_SHARE)

/** Refuses with the present effect when the judgement would now speak of notably more than was shown. */
const checkShown = async (pool: Pool, aim: Aim, shown: ShownEffect, now: EpochMs): Promise<void> => {
  const { findings, devices } = await extentOf(pool, aim, now)
  if (!hasGrown(shown.findings, findings) && !hasGrown(shown.devices, devices)) return
  const detail = `It was shown for ${String(shown.findings)} findings on ${String(shown.devices)} devices; by now it would speak of ${String(findings)} on ${String(devices)}. Look at the effect again.`
  throw new ProblemError(409, 'Conflict', detail, {}, { effect: await effectOf(pool, aim, now) })
}

/** There must be room for one more, or every batch would read more and more of them. */
const checkRoom = async (client: PoolClient, { scope, scopeKey }: Aim): Promise<void> => {
  if (scope === 'device') {
    await client.query('SELECT 1 FROM device WHERE id = $1 FOR UPDATE', [scopeKey])
    if ((await countDeviceJudgements(client, scopeKey)) < DEVICE_JUDGEMENTS_MAX) return
    throw conflict(`There are ${String(DEVICE_JUDGEMENTS_MAX)} judgements of this device; undo one first.`)
  }
  await lockWideJudgements(client)
  if ((await countWideJudgements(client)) < WIDE_JUDGEMENTS_MAX) return
  throw conflict(
    `There are ${String(WIDE_JUDGEMENTS_MAX)} judgements beyond single devices; undo one first, or change the policy.`,
  )
}

/** Has the devices judged anew: one now, more by the worker. */
const spread = async (client: PoolClient, judgement: JudgementRecord, at: EpochMs): Promise<void> => {
  if (judgement.scope !== 'device') return renewWideJudgements(client)
  await markJudged(client, judgement.scopeKey)
  await requestRelatedRejudge(client, [judgement.deviceId, judgement.scopeKey], at)
}

const auditOf = ({ verdict, scope, scopeKey, ruleId, subject, reason, until }: JudgementRecord) => ({
  rule: ruleId,
  subject,
  verdict,
  scope,
  scopeKey,
  reason,
  expiresAt: until === null ? null : toIso(until),
})

/** Says of a finding what it is. The device is scored anew before the answer; the worker follows a wider scope. */
export const judgeFinding = async (
  pool: Pool,
  actor: Actor,
  given: JudgementRequest,
  at: EpochMs,
): Promise<JudgementMade> => {
  const aim = await aimOf(pool, given)
  const until = checkedUntil(given.expiresAt, aim, at)
  const refusal = refusalOf(aim)
  if (refusal !== null) throw conflict(refusal)
  await checkShown(pool, aim, given.effect, at)
  const judgement: JudgementRecord = {
    ...aim,
    id: randomUUID(),
    reason: storableText(given.reason),
    by: actor.name,
    at,
    until,
    undoneAt: null,
    undoneBy: null,
    closedAt: null,
    walkedTo: aim.scope === 'device' ? null : '',
  }
  await inTransaction(pool, async (client) => {
    await checkRoom(client, aim)
    await insertJudgement(client, judgement)
    await spread(client, judgement, at)
    await appendAudit(client, {
      at,
      actor: actor.name,
      action: 'judgement.give',
      target: judgement.deviceId,
      detail: { id: judgement.id, finding: judgement.findingId, ...auditOf(judgement) },
    })
  })
  return madeOf(pool, judgement, at)
}

const madeOf = async (pool: Pool, judgement: JudgementRecord, at: EpochMs): Promise<JudgementMade> => {
  if (judgement.scope === 'device') {
    await rejudgeNow(pool, judgement.deviceId, at)
    return { judgement: judgementDocumentOf(judgement, at), devicesToFollow: 0 }
  }
  const { openDevices } = await extentOf(pool, judgement, at)
  return { judgement: judgementDocumentOf(judgement, at), devicesToFollow: openDevices }
}

/** Takes a judgement back: whatever it reached is judged as if it had never been given. */
export const undoJudgement = async (pool: Pool, actor: Actor, id: string, at: EpochMs): Promise<JudgementMade> => {
  const undone = await inTransaction(pool, async (client) => {
    await lockWideJudgements(client)
    const judgement = await lockJudgement(client, storableText(id))
    if (judgement === null) throw notFound('There is no judgement of this id.')
    const { undoneBy, undoneAt, closedAt } = judgement
    if (undoneAt !== null) throw conflict(`It was undone already, by ${undoneBy ?? 'somebody'}.`)
    if (closedAt !== null || (judgement.until !== null && judgement.until <= at)) {
      throw conflict('It has expired; there is nothing left to undo.')
    }
    await endJudgement(client, judgement.id, actor.name, at)
    await spread(client, judgement, at)
    const detail = { id: judgement.id, by: judgement.by, ...auditOf(judgement) }
    await appendAudit(client, { at, actor: actor.name, action: 'judgement.undo', target: judgement.deviceId, detail })
    const walkedTo = judgement.scope === 'device' ? null : ''
    return { ...judgement, undoneAt: at, undoneBy: actor.name, closedAt: at, walkedTo }
  })
  return madeOf(pool, undone, at)
}
