import type { Pool } from 'pg'
import { DAY_MS, toIso } from '@/lib/domain/time'
import { commandActor } from '@/lib/server/services/actor'
import { confirmCompromise } from '@/lib/server/services/confirm-compromise'
import { device, list, member, ofDevice, THING, type ApiCall, type Made } from './api-call'

/** Raises an alarm on the device, as the worker does when its breach likelihood becomes high. */
const raiseAlarm = async (pool: Pool, made: Made): Promise<void> => {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO alarm (cause, subject_kind, subject, subject_name, group_id, severity, rank, state, is_standing, level,
                        opened_at, last_seen_at)
     VALUES ('breach-band', 'device', $1, $1, 'cameras', 'high', 2, 'open', true, 60, now(), now()) RETURNING id`,
    [THING],
  )
  made['alarm'] = String(rows[0]?.id)
}
const suppress = async (pool: Pool): Promise<void> => {
  await pool.query(
    `INSERT INTO alarm_suppression (id, scope, keys, reason, created_by, created_at, expires_at, would_hide)
     VALUES ('s1', 'device', $1, 'Known', 'ada', now(), now() + interval '1 day', 0)`,
    [[THING]],
  )
}
/** Somebody else says that it is compromised: the one who did may not heal it. */
const confirmByAnother = async (pool: Pool): Promise<void> => {
  await confirmCompromise(pool, commandActor('another@example.org'), THING, 'It scans', Date.now())
}
const ofAlarm = (id: string): ApiCall => ({ id, of: (made) => ({ params: { alarmId: made['alarm'] ?? '' } }) })
const ofAct = (id: string): ApiCall => ({ id, of: (made) => ({ params: { actId: made['act'] ?? '' } }) })
const aimAt = (made: Made) => ({ deviceId: THING, findingId: made['finding'], verdict: 'benign', scope: 'device' })
const ofView = (id: string, body?: unknown): ApiCall => ({
  id,
  of: (made) => ({ params: { viewId: made['view'] ?? '' }, ...(body === undefined ? {} : { body }) }),
})
const set = { criticality: 'high' }
const webhook = { url: 'https://1.1.1.1/hooks/vedette', severities: ['critical'] }

/** What an analyst says of findings, devices and alarms, and keeps of their lists, after `listFindings`. */
export const TRIAGE_CALLS: readonly ApiCall[] = [
  { id: 'previewJudgement', of: (made) => ({ body: aimAt(made) }) },
  {
    id: 'judge',
    of: (made) => ({
      body: {
        ...aimAt(made),
        reason: 'The vendor checks for updates',
        expiresAt: toIso(Date.now() + DAY_MS),
        effect: { findings: 1, devices: 1 },
      },
    }),
    keep: (answer, made) => {
      made['judgement'] = (answer as unknown as { judgement: { id: string } }).judgement.id
    },
  },
  list('listJudgements', `?device=${THING}`),
  { id: 'undoJudgement', of: (made) => ({ params: { judgementId: made['judgement'] ?? '' } }) },
  { id: 'confirmCompromise', of: () => ({ ...device, body: { reason: 'It scans' } }) },
  ofDevice('getCompromise'),
  ofDevice('takeBackCompromise'),
  { id: 'healCompromise', before: confirmByAnother, of: () => ({ ...device, body: { reason: 'Reflashed' } }) },
  { id: 'previewDeviceAct', of: () => ({ body: { q: 'group:cameras', set } }) },
  { id: 'actOnDevices', of: () => ({ body: { ids: [THING], set } }), keep: member('deviceAct') },
  { id: 'getDeviceAct', of: (made) => ({ params: { actId: made['deviceAct'] ?? '' } }) },
  { id: 'undoDeviceAct', of: (made) => ({ params: { actId: made['deviceAct'] ?? '' } }) },
  { id: 'exportSelectedDevices', of: () => ({ body: { ids: [THING] } }) },
  {
    id: 'saveView',
    of: () => ({ body: { screen: 'devices', name: 'Cameras', search: 'q=group%3Acameras&sort=threat' } }),
    keep: member('view'),
  },
  list('listViews', '?screen=devices'),
  ofView('renameView', { name: 'All cameras' }),
  ofView('removeView'),
  { ...list('listAlarms', '?q=state:open'), before: raiseAlarm },
  list('summariseAlarms'),
  list('listAlarmOwners'),
  ofAlarm('getAlarm'),
  {
    id: 'commentAlarm',
    of: (made) => ({ params: { alarmId: made['alarm'] ?? '' }, body: { text: 'The roll-out of this morning.' } }),
  },
  ofAlarm('listAlarmEvents'),
  {
    id: 'actOnAlarms',
    of: (made) => ({ body: { act: 'acknowledge', ids: [made['alarm']] } }),
    keep: member('act'),
  },
  ofAct('getAlarmAct'),
  ofAct('undoAlarmAct'),
  { id: 'previewSuppression', of: () => ({ body: { scope: 'device', keys: [THING], cause: null } }) },
  { ...list('listSuppressions'), before: suppress },
  { id: 'endSuppression', of: () => ({ params: { suppressionId: 's1' } }) },
  { id: 'setWebhook', of: () => ({ body: webhook }) },
  list('getWebhook'),
  list('testWebhook'),
  list('listWebhookDeliveries'),
  list('deleteWebhook'),
]
