import { expect, test } from 'vitest'
import { WebhookDocument } from '@/lib/contracts/webhook'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import { deliveryOf } from './queue-notices'

const AT = Date.parse('2026-11-23T06:00:00Z')
const ATTACK = `","id":"forged"}\r\n=<img src=x>\u001B]8;;http://evil.example\u0007\u202Egpj\0\uD800${'x'.repeat(10_240)}`

const hostileAlarm: AlarmRecord = {
  ...{ id: '7', cause: 'breach-band', severity: 'critical', rank: 1, state: 'open', isStanding: true },
  ...{ level: 97, points: null, stage: 'impact', reason: ATTACK, count: 1, openedAt: AT, lastSeenAt: AT },
  ...{ subjectKind: 'device', subject: ATTACK, subjectName: ATTACK },
  ...{ groupId: ATTACK, site: ATTACK, type: ATTACK, model: ATTACK },
  ...{ clearedAt: null, version: 1, ownerId: null, closedAt: null, closedBy: null, closedReason: null },
  suppressionId: null,
}

test('what a stranger named is inert and bounded in what the webhook sends', () => {
  const { body } = deliveryOf('alarms', [{ what: 'raised', alarm: hostileAlarm }], AT)
  const { alarms } = WebhookDocument.parse(JSON.parse(body))
  expect(alarms).toHaveLength(1)
  expect(alarms[0]).toMatchObject({ id: '7', severity: 'critical' })
  expect(body).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
  for (const text of [alarms[0]?.title, alarms[0]?.subject.name, alarms[0]?.site, alarms[0]?.model]) {
    expect(text).toContain(String.raw`\u001b]8;;http://evil.example\u0007\u202egpj\u0000\ud800`)
    expect(text?.length).toBeLessThan(300)
  }
})
