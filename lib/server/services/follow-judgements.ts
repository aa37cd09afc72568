import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { moveWalk, readNextJudged, takeWalk } from '@/lib/server/repositories/judged-devices'
import { closeExpired, lockJudgement } from '@/lib/server/repositories/judgements'
import { requestRelatedRejudge } from '@/lib/server/repositories/rejudge-requests'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { lockWideJudgements, renewWideJudgements } from '@/lib/server/repositories/wide-judgements'

const EXPIRED_PER_STEP = 100
/** Devices with the rule that are looked at in one transaction. */
const DEVICES_PER_STEP = 500

/** Ends what has expired; its devices are judged anew, so that nothing of it is left behind. */
const expireStep = (pool: Pool, now: EpochMs): Promise<number> =>
  inTransaction(pool, async (client) => {
    await lockWideJudgements(client)
    const expired = await closeExpired(client, now, EXPIRED_PER_STEP)
    if (expired.some(({ scope }) => scope !== 'device')) await renewWideJudgements(client)
    return expired.length
  })

/** Has the next devices of a judgement that began or ended judged anew; false when there are none. */
const walkStep = (pool: Pool, now: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const id = await takeWalk(client)
    const judgement = id === null ? null : await lockJudgement(client, id)
    if (judgement === null) return false
    const { ids, lookedTo } = await readNextJudged(client, judgement, DEVICES_PER_STEP)
    if (ids.length > 0) await requestRelatedRejudge(client, ids, now)
    await moveWalk(client, judgement.id, lookedTo)
    return true
  })

/**
 * Follows judgements that reach beyond one device, and those that expired: has the devices they speak of judged anew,
 * in slices, however many there are. Ends early when it is told to.
 */
export const followJudgements = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await expireStep(pool, now())) === EXPIRED_PER_STEP) continue
  while (!signal.aborted && (await walkStep(pool, now()))) continue
}
