import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { WebhookDocument } from '@/lib/contracts/webhook'
import { toIso, type EpochMs } from '@/lib/domain/time'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import { storableText } from '@/lib/server/repositories/storable'
import { slicesOf } from '@/lib/server/repositories/transaction'
import { findWebhook, queueDeliveries } from '@/lib/server/repositories/webhooks'
import { alarmTitle } from '@/lib/view/alarm-words'
import { visibleText } from '@/lib/view/visible-text'

/** What happened to an alarm that somebody is to be told. */
export type AlarmNotice = { what: WebhookDocument['alarms'][number]['what']; alarm: AlarmRecord }

/** A mass event is told in documents of so many, not in one each. */
const ALARMS_PER_DOCUMENT = 50
const NAME_CHARACTERS = 200

const wordOf = (raw: string | null): string | null => (raw === null ? null : visibleText(raw, NAME_CHARACTERS))

const toldOf = ({ what, alarm }: AlarmNotice): WebhookDocument['alarms'][number] => ({
  what,
  id: alarm.id,
  title: alarmTitle(alarm),
  cause: alarm.cause,
  severity: alarm.severity,
  subject: {
    kind: alarm.subjectKind,
    id: visibleText(alarm.subject, NAME_CHARACTERS),
    name: visibleText(alarm.subjectName, NAME_CHARACTERS),
  },
  group: wordOf(alarm.groupId),
  site: wordOf(alarm.site),
  model: wordOf(alarm.model),
  stage: alarm.stage,
  score: alarm.cause === 'sensor-lost' ? null : alarm.level,
  count: alarm.count,
  openedAt: toIso(alarm.openedAt),
  lastSeenAt: toIso(alarm.lastSeenAt),
})

/** A document of the webhook, as it is queued. */
export const deliveryOf = (kind: WebhookDocument['kind'], notices: readonly AlarmNotice[], at: EpochMs) => {
  const id = randomUUID()
  const document: WebhookDocument = { version: 1, id, kind, madeAt: toIso(at), alarms: notices.map(toldOf) }
  return { id, kind, alarms: notices.length, body: storableText(JSON.stringify(document)) }
}

/** Queues what the webhook is to be told, in the transaction in which it happened; nothing when there is none. */
export const queueNotices = async (client: PoolClient, notices: readonly AlarmNotice[], at: EpochMs): Promise<void> => {
  if (notices.length === 0) return
  const webhook = await findWebhook(client)
  const told = notices.filter(({ alarm }) => webhook?.severities.includes(alarm.severity) === true)
  await queueDeliveries(
    client,
    slicesOf(told, ALARMS_PER_DOCUMENT).map((slice) => deliveryOf('alarms', slice, at)),
    at,
  )
}
