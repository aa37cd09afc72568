import { expect, type APIRequestContext } from '@playwright/test'
import { HOSTILE, hostileAlerts, hostileEvents, hostileLogs, hostileProfile, hostileReport } from '@/e2e/hostile-device'
import { allAttacks, asLongAs, ATTACKS, CONTROLS } from '@/e2e/hostile-strings'
import { agoIso } from '@/e2e/sample-camera'
import { AlarmList } from '@/lib/contracts/alarm'
import { FindingDocument } from '@/lib/contracts/finding'
import { listOf } from '@/lib/contracts/shared'

export const SENSOR = 'hostile-lab'
export const GROUP = asLongAs(64, ATTACKS[1])
const APPEARS = { timeout: 60_000, intervals: [1_000] }

export const devicePath = (id: string): string => `/api/v1/devices/${encodeURIComponent(id)}`

const post = async (api: APIRequestContext, where: string, data: object | string): Promise<Record<string, unknown>> => {
  const headers = { 'Content-Type': typeof data === 'string' ? 'text/plain' : 'application/json' }
  const answer = await api.post(where, { data, headers })
  const text = await answer.text()
  expect(answer.ok(), `${where}: ${text}`).toBe(true)
  return JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>
}

/** What a device, a monitor, an import and a person can say of a device, each text of it an attack. */
export const sendHostile = async (api: APIRequestContext): Promise<void> => {
  const names = [HOSTILE, ...ATTACKS]
  const profiles = names.map((thingName, index) => ({
    thingName,
    observedAt: agoIso(55),
    profile: hostileProfile(index),
  }))
  expect(await post(api, '/api/v1/ingest/profiles', profiles)).toMatchObject({ accepted: names.length, rejected: 0 })
  expect(await post(api, '/api/v1/ingest/events', hostileEvents(HOSTILE))).toMatchObject({ rejected: 0 })
  await post(api, '/api/v1/ingest/reports', [{ thingName: HOSTILE, report: hostileReport }])
  for (const { log, lines } of hostileLogs()) await post(api, `/api/v1/ingest/zeek/${log}?sensor=${SENSOR}`, lines)
  await post(api, `/api/v1/ingest/suricata?sensor=${SENSOR}`, hostileAlerts())
  const rows = [
    { id: HOSTILE, name: asLongAs(64), group: GROUP, site: '=1+1', segment: ATTACKS[2]?.slice(0, 64) },
    ...ATTACKS.map((id, index) => {
      const short = id.slice(0, 64)
      return { id, name: short, group: `${ATTACKS.at(-1 - index)?.slice(0, 63) ?? ''}g`, site: short, segment: short }
    }),
  ]
  expect((await post(api, '/api/v1/registry/imports', rows))['rejects']).toEqual([])
  await post(api, '/api/v1/groups', {
    name: asLongAs(50, ATTACKS[3]) + String(Date.now()),
    kind: 'query',
    query: `group:"${GROUP}"`,
  })
  await post(api, `${devicePath(HOSTILE)}/notes`, { text: allAttacks(3_900) + CONTROLS.join('') })
  await post(api, `${devicePath(HOSTILE)}/notes`, { text: asLongAs(4_000) })
  await api.post(`${devicePath(HOSTILE)}/compromise`, { data: { reason: allAttacks(500) } })
}

/** Judges what was found on the device; its answer is left to be looked at in the settings. */
export const judgeHostile = async (api: APIRequestContext): Promise<string> => {
  const answer = await api.get(`${devicePath(HOSTILE)}/findings`)
  const { items } = listOf(FindingDocument).parse(await answer.json())
  const finding = items.find(({ rule }) => rule.id === 'unexpected-process')
  const aim = { deviceId: HOSTILE, findingId: finding?.id, verdict: 'benign', scope: 'device' }
  const { findings, devices } = (await post(api, '/api/v1/judgements/preview', aim)) as Record<
    string,
    { count: number }
  >
  const effect = { findings: findings?.count, devices: devices?.count }
  await post(api, '/api/v1/judgements', { ...aim, reason: allAttacks(500), expiresAt: agoIso(-60), effect })
  return finding?.id ?? ''
}

/** The alarm of the device, with a comment, and a suppression of what else is raised. */
export const raiseHostile = async (api: APIRequestContext): Promise<string> => {
  const search = `/api/v1/alarms?q=${encodeURIComponent('state:open')}&limit=500`
  const find = async () =>
    AlarmList.parse(await (await api.get(search)).json()).items.find(({ subjectId }) => subjectId === HOSTILE)
  await expect.poll(find, APPEARS).toBeDefined()
  const id = (await find())?.id ?? ''
  await post(api, `/api/v1/alarms/${id}/comments`, { text: allAttacks(1_900) + CONTROLS.join('') })
  const scope = { scope: 'device', keys: [ATTACKS[1]], cause: null }
  const effect = await post(api, '/api/v1/alarms/suppressions/effect', scope)
  const suppression = { ...scope, days: 1, reason: allAttacks(500) + CONTROLS.join(''), effect }
  await post(api, '/api/v1/alarms/acts', { act: 'suppress', ids: [id], suppression })
  return id
}
