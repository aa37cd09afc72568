import type { Pool } from 'pg'
import { COMMENTS_PER_ALARM_MAX } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'
import { conflict, notFound } from '@/lib/server/errors'
import { countAlarmEvents } from '@/lib/server/repositories/alarm-history'
import { insertAlarmEvents, lockAlarms } from '@/lib/server/repositories/alarms'
import { appendAudit } from '@/lib/server/repositories/audit'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'

const COMMENT = 'comment'
const IS_ID = /^[1-9]\d{0,17}$/

/** Writes a comment into the history of an alarm; 404 without one, 409 when it has as many as are kept. */
export const commentAlarm = (pool: Pool, actor: Actor, id: string, text: string, at: EpochMs): Promise<void> =>
  inTransaction(pool, async (client) => {
    const [alarm] = IS_ID.test(id) ? await lockAlarms(client, [id]) : []
    if (alarm === undefined) throw notFound('There is no alarm of this id.')
    if ((await countAlarmEvents(client, id, COMMENT, COMMENTS_PER_ALARM_MAX)) >= COMMENTS_PER_ALARM_MAX) {
      throw conflict(`An alarm keeps ${String(COMMENTS_PER_ALARM_MAX)} comments, and this one has them.`)
    }
    const detail = storableText(text)
    await insertAlarmEvents(client, [{ alarmId: id, kind: COMMENT, actor: actor.name, detail, actId: null }], at)
    const audited = { characters: detail.length }
    await appendAudit(client, { at, actor: actor.name, action: 'alarm.comment', target: id, detail: audited })
  })
