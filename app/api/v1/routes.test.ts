import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { AssessmentDocument, AssessmentPoint } from '@/lib/contracts/assessment'
import { DeviceDocument } from '@/lib/contracts/device'
import { EvidenceDocument, FindingDocument } from '@/lib/contracts/finding'
import { FleetSummaryDocument, HeatmapDocument } from '@/lib/contracts/fleet'
import { IngestDocument } from '@/lib/contracts/ingest'
import { listOf, Problem } from '@/lib/contracts/shared'
import { TOKEN_SCOPES, type TokenScope } from '@/lib/domain/permission'
import { commandActor } from '@/lib/server/services/actor'
import { registerDevice } from '@/lib/server/services/change-registry'
import { claimAddress } from '@/lib/server/services/claim-address'
import { createToken, revokeToken } from '@/lib/server/services/tokens'
import { connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { GET as getAssessment } from './devices/[deviceId]/assessment/route'
import { GET as getAssessments } from './devices/[deviceId]/assessments/route'
import { GET as getEvidence } from './devices/[deviceId]/findings/[findingId]/evidence/route'
import { GET as getFindings } from './devices/[deviceId]/findings/route'
import { GET as getDevice } from './devices/[deviceId]/route'
import { GET as getDevices } from './devices/route'
import { GET as getFleetChanges } from './fleet/changes/route'
import { GET as getHeatmap } from './fleet/heatmap/route'
import { GET as getFleetMap } from './fleet/map/route'
import { GET as getSummary } from './fleet/summary/route'
import { POST as postEvents } from './ingest/events/route'
import { POST as postReport } from './ingest/reports/[thingName]/route'
import { POST as postReports } from './ingest/reports/route'
import { POST as postZeek } from './ingest/zeek/[log]/route'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const DEVICE = '~default~192.168.1.9'
const actor = commandActor('test')
const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }

type Handler = (request: Request, context: never) => Promise<Response>
type Call = { body?: string; type?: string; params?: Record<string, string>; token?: string | null; search?: string }

const USUAL = { body: null, type: 'application/json', params: {} as Record<string, string>, search: '' }

const REPORT = JSON.stringify({
  header: { report_id: 1, version: '1.0' },
  metrics: { network_stats: { bytes_out: 1 } },
})
const EVENT = JSON.stringify([{ thingName: 'pump-1', kind: 'reboot', reason: 'power' }])
const ROUTES: Record<string, [Handler, 'read' | 'ingest', Call]> = {
  'POST reports/{thingName}': [postReport, 'ingest', { body: REPORT, params: { thingName: 'pump-1' } }],
  'POST reports': [postReports, 'ingest', { body: `[{"thingName":"pump-1","report":${REPORT}}]` }],
  'POST events': [postEvents, 'ingest', { body: EVENT }],
  'POST zeek/conn': [
    postZeek,
    'ingest',
    { body: connLog([{ ts: START }]), type: 'text/plain', params: { log: 'conn' }, search: '?sensor=lab' },
  ],
  'GET devices': [getDevices, 'read', {}],
  'GET devices/{id}': [getDevice, 'read', { params: { deviceId: DEVICE } }],
  'GET assessment': [getAssessment, 'read', { params: { deviceId: DEVICE } }],
  'GET assessments': [getAssessments, 'read', { params: { deviceId: DEVICE } }],
  'GET findings': [getFindings, 'read', { params: { deviceId: DEVICE } }],
  'GET fleet/summary': [getSummary, 'read', {}],
  'GET fleet/heatmap': [getHeatmap, 'read', { search: '?by=site&measure=facilitators' }],
  'GET fleet/map': [getFleetMap, 'read', {}],
  'GET fleet/changes': [getFleetChanges, 'read', {}],
}

const MAY: Record<TokenScope, readonly ('read' | 'ingest')[]> = {
  ingest: ['ingest'],
  import: ['ingest'],
  read: ['read'],
  respond: ['read'],
  admin: ['read', 'ingest'],
}

describeOnEachDatabase('the API', (database) => {
  const tokens: Partial<Record<TokenScope, string>> = {}

  const call = (handler: Handler, given: Call): Promise<Response> => {
    const { body, params, token, search, type } = { ...USUAL, token: tokens.admin ?? '', ...given }
    const headers = { 'Content-Type': type, ...(token === null ? {} : { Authorization: `Bearer ${token}` }) }
    const init = body === null ? { headers } : { method: 'POST', headers, body }
    const path = `devices/${encodeURIComponent(params['deviceId'] ?? '')}`
    const request = new Request(`http://vedette.test/api/v1/${path}${search}`, init)
    return handler(request, { params: Promise.resolve(params) } as never)
  }
  const at = (handler: Handler, search: string, deviceId = DEVICE) => call(handler, { params: { deviceId }, search })

  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    shared.vedettePool = database().pool
    for (const scope of TOKEN_SCOPES) {
      const any = scope === 'ingest' || scope === 'import'
      const request = { name: scope, scope, thingPattern: null, sensor: null, any }
      tokens[scope] = (await createToken(database().pool, actor, request, Date.now())).token
    }
    const lines = Array.from({ length: 400 }, (_, index) => ({ ts: START + index * 10 }))
    const zeek = { body: connLog(lines), type: 'text/plain', params: { log: 'conn' }, search: '?sensor=lab' }
    const answer = await call(postZeek, zeek)
    expect(IngestDocument.parse(await answer.json())).toMatchObject({ accepted: 400 })
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  describe.each(Object.entries(ROUTES))('%s', (_name, [handler, kind, given]) => {
    test.each(TOKEN_SCOPES)('with a token of scope %s', async (scope) => {
      const response = await call(handler, { ...given, token: tokens[scope] ?? '' })
      expect(response.status).toBe(MAY[scope].includes(kind) ? 200 : 403)
    })
    test('without a token, with a wrong one and with no token at all in the header', async () => {
      for (const token of [null, `vdt_${'x'.repeat(43)}`, 'nonsense']) {
        const response = await call(handler, { ...given, token })
        expect(response.status).toBe(401)
        expect(response.headers.get('WWW-Authenticate')).toContain('Bearer')
        expect(Problem.parse(await response.json()).status).toBe(401)
      }
    })
  })

  test('a revoked token is of no more use', async () => {
    const { pool } = database()
    const request = { name: 'brief', scope: 'read', thingPattern: null, sensor: null, any: false } as const
    const { id, token } = await createToken(pool, actor, request, Date.now())
    expect((await call(getDevices, { token })).status).toBe(200)
    await revokeToken(pool, actor, id, Date.now())
    expect((await call(getDevices, { token })).status).toBe(401)
  })

  test('documents are of their contracts', async () => {
    const list = listOf(DeviceDocument).parse(await (await call(getDevices, { search: '?q=192.168.1' })).json())
    expect(list.items.map(({ id }) => id)).toContain(DEVICE)
    FleetSummaryDocument.parse(await (await call(getSummary, {})).json())
    HeatmapDocument.parse(await (await call(getHeatmap, {})).json())
    const findings = listOf(FindingDocument).parse(await (await at(getFindings, '')).json())
    const findingId = findings.items[0]?.id ?? ''
    const evidence = await call(getEvidence, { params: { deviceId: DEVICE, findingId } })
    expect(listOf(EvidenceDocument).parse(await evidence.json()).total).toBe(findings.items[0]?.evidenceCount)
  })

  test('an assessment can be asked for at any time since the first', async () => {
    const late = AssessmentDocument.parse(await (await at(getAssessment, '?at=2026-03-01T01:00:00Z')).json())
    expect(late).toMatchObject({ deviceId: DEVICE, asOf: '2026-03-01T01:00:00.000Z' })
    const sum = late.breachLikelihood.contributions.reduce((total, { points }) => total + points, 0)
    expect(sum).toBeCloseTo(late.breachLikelihood.score ?? Number.NaN, 6)
    const again = AssessmentDocument.parse(await (await at(getAssessment, '?at=2026-03-01T01:00:00Z')).json())
    expect({ ...again, computedAt: '' }).toEqual({ ...late, computedAt: '' })
  })

  test.each([
    ['before the first', '?at=2020-01-01T00:00:00Z', DEVICE, 404],
    ['of a bad time', '?at=yesterday', DEVICE, 400],
    ['of nobody', '', 'nobody', 404],
    ['of a name with a zero byte', '', 'no\0body', 404],
  ])('an assessment %s is refused', async (_case, search, deviceId, status) => {
    expect((await at(getAssessment, search, deviceId)).status).toBe(status)
  })

  test('an assessment whose inputs are no longer kept is gone', async () => {
    const { pool } = database()
    await pool.query(`UPDATE assessment SET inputs = NULL WHERE as_of < '2026-03-01T00:05:00Z'`)
    expect((await at(getAssessment, '?at=2026-03-01T00:04:30Z')).status).toBe(410)
    const history = await at(getAssessments, '?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z')
    expect(listOf(AssessmentPoint).parse(await history.json()).items.length).toBeGreaterThan(0)
  })

  test('lists are read page by page', async () => {
    const seen: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const search: string = `?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`
      const page = listOf(DeviceDocument).parse(await (await call(getDevices, { search })).json())
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect([...seen].sort()).toEqual([...new Set(seen)].sort())
    expect(seen).toContain(DEVICE)
  })

  test.each(['?limit=0', '?limit=x', '?cursor=%22', '?cursor=e30', '?q=stage:nowhere', `?q=${'x'.repeat(600)}`])(
    'devices%s is a bad request',
    async (search) => {
      expect((await call(getDevices, { search })).status).toBe(400)
    },
  )

  test('bodies that are too large, of a foreign type or of nothing usable', async () => {
    const reports = (given: Call) => call(postReports, given)
    expect((await reports({ body: 'x', type: 'image/png' })).status).toBe(415)
    expect((await reports({ body: '{broken' })).status).toBe(422)
    expect((await reports({ body: '' })).status).toBe(422)
    const large = { body: ' '.repeat(129 * 1024), params: { thingName: 'pump-1' } }
    expect((await call(postReport, large)).status).toBe(413)
    const dns = { body: '', type: 'text/plain', params: { log: 'dns' }, search: '?sensor=lab' }
    expect((await call(postZeek, dns)).status).toBe(422)
  })

  test('a merged device redirects to the one it became', async () => {
    const { pool } = database()
    await registerDevice(pool, actor, { id: 'camera 1' }, Date.now())
    const claim = { deviceId: 'camera 1', space: 'default', address: '192.168.1.9', from: 0, to: null }
    expect(await claimAddress(pool, actor, claim, Date.now())).toBe(DEVICE)
    const response = await at(getAssessment, '?at=2026-03-01T01:00:00Z')
    expect(response.status).toBe(308)
    expect(response.headers.get('Location')).toBe('/api/v1/devices/camera%201?at=2026-03-01T01:00:00Z')
  })
})
