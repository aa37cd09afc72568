import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { AssessmentDifferenceDocument, WhatIfDocument } from '@/lib/contracts/difference'
import { DeviceDocument } from '@/lib/contracts/device'
import {
  GroupAssessmentDocument,
  GroupAssessmentPoint,
  GroupDifferenceDocument,
  GroupDocument,
} from '@/lib/contracts/group'
import { IngestDocument } from '@/lib/contracts/ingest'
import { DeviceProfileDocument, ProfileDifferenceDocument, ProfileVersionDocument } from '@/lib/contracts/profile'
import { RegistryDocument, RegistryImportDocument } from '@/lib/contracts/registry'
import { listOf } from '@/lib/contracts/shared'
import { commandActor } from '@/lib/server/services/actor'
import { countChanges, walkGroups } from '@/lib/server/services/count-fleet'
import { keepGroupAssessments } from '@/lib/server/services/keep-group-assessments'
import { createToken } from '@/lib/server/services/tokens'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { GET as getDifference } from '../devices/[deviceId]/assessments/difference/route'
import { GET as getProfile } from '../devices/[deviceId]/profile/route'
import { GET as getProfileDifference } from '../devices/[deviceId]/profiles/difference/route'
import { GET as getProfiles } from '../devices/[deviceId]/profiles/route'
import { GET as getRegistry, PATCH as patchRegistry } from '../devices/[deviceId]/registry/route'
import { GET as getWhatIf } from '../devices/[deviceId]/what-if/route'
import { POST as postDevice } from '../devices/route'
import { POST as postProfiles } from '../ingest/profiles/route'
import { POST as postIngestRegistry } from '../ingest/registry/route'
import { GET as getExport } from '../registry/export/route'
import { POST as postImport } from '../registry/imports/route'
import { GET as getAssessment } from './[groupId]/assessment/route'
import { GET as getAssessments } from './[groupId]/assessments/route'
import { GET as getGroupDevices } from './[groupId]/devices/route'
import { GET as getGroupDifference } from './[groupId]/difference/route'
import { DELETE as deleteGroup, GET as getGroup, PATCH as patchGroup } from './[groupId]/route'
import { GET as getGroups, POST as postGroup } from './route'

const shared = globalThis as typeof globalThis & { vedettePool?: unknown }
const never = new AbortController().signal

type Handler = (request: Request, context: never) => Promise<Response>
type Given = { body?: unknown; text?: string; type?: string; params?: Record<string, string>; search?: string }

const USUAL = { body: null, text: null, type: 'application/json', params: {}, search: '' }

const METHODS = new Map<Handler, string>([
  [patchGroup, 'PATCH'],
  [patchRegistry, 'PATCH'],
  [deleteGroup, 'DELETE'],
])

describeOnEachDatabase('groups, registry and profiles over HTTP', (database) => {
  let token = ''

  const call = (handler: Handler, given: Given = {}): Promise<Response> => {
    const { body, text, type, params, search } = { ...USUAL, ...given }
    const sent = text ?? (body === null ? null : JSON.stringify(body))
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type }
    const method = METHODS.get(handler) ?? (sent === null ? 'GET' : 'POST')
    const request = new Request(`http://vedette.test/api/v1/x${search}`, { method, headers, body: sent })
    return handler(request, { params: Promise.resolve(params) } as never)
  }
  const statusOf = async (handler: Handler, given: Given): Promise<number> => (await call(handler, given)).status
  const settle = async (): Promise<void> => {
    await countChanges(database().pool, Date.now, never)
    await walkGroups(database().pool, Date.now, never)
    await keepGroupAssessments(database().pool, Date.now(), never)
  }

  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    shared.vedettePool = database().pool
    const request = { name: 'admin', scope: 'admin' as const, thingPattern: null, sensor: null, any: false }
    token = (await createToken(database().pool, commandActor('test'), request, Date.now())).token
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  test('a fleet is imported after a preview, described by itself and grouped', async () => {
    const file = {
      text: 'id;group;exposure\ncam-1;Halle Süd;internet\ncam-2;Halle Süd;\n',
      type: 'text/csv; charset=utf-8',
    }
    const preview = RegistryImportDocument.parse(
      await (await call(postImport, { ...file, search: '?preview=true' })).json(),
    )
    expect(preview).toMatchObject({ applied: false, created: 2 })
    const applied = await call(postImport, { ...file, search: `?expect=${preview.digest}` })
    expect(RegistryImportDocument.parse(await applied.json())).toMatchObject({ applied: true, created: 2 })
    expect(await statusOf(postImport, { ...file, search: `?expect=${preview.digest}` })).toBe(409)
    const again = await call(postIngestRegistry, { text: '[{"id":"cam-2","site":"north"}]' })
    expect(RegistryImportDocument.parse(await again.json())).toMatchObject({ changed: 1 })
    const profiles = [
      { thingName: 'cam-1', profile: { type: 'camera', credentials: 'default', boot: { secure: false } } },
    ]
    expect(IngestDocument.parse(await (await call(postProfiles, { body: profiles })).json())).toMatchObject({
      accepted: 1,
    })
    const made = await call(postGroup, { body: { name: 'Cameras', kind: 'query', query: 'type:camera' } })
    expect(made.status).toBe(201)
    expect(GroupDocument.parse(await made.json())).toMatchObject({ id: 'cameras', kind: 'query' })
    await settle()
  })

  test('every answer is what its contract says', async () => {
    const group = { params: { groupId: 'halle-süd' } }
    const device = { params: { deviceId: 'cam-1' } }
    const later = new Date(Date.now() + 120_000).toISOString()
    const answers = [
      [getGroups, {}, listOf(GroupDocument)],
      [getGroup, group, GroupDocument],
      [getGroupDevices, group, listOf(DeviceDocument)],
      [getAssessment, group, GroupAssessmentDocument],
      [getAssessments, group, listOf(GroupAssessmentPoint)],
      [getGroupDifference, { ...group, search: `?from=${later}&to=${later}` }, GroupDifferenceDocument],
      [getRegistry, device, RegistryDocument],
      [getProfile, device, DeviceProfileDocument],
      [getProfiles, device, listOf(ProfileVersionDocument)],
      [getProfileDifference, { ...device, search: '?from=2020-01-01T00:00:00Z' }, ProfileDifferenceDocument],
      [getWhatIf, { ...device, search: `?at=${later}` }, WhatIfDocument],
      [getDifference, { ...device, search: `?from=${later}&to=${later}` }, AssessmentDifferenceDocument],
    ] as const
    for (const [handler, given, contract] of answers) {
      const response = await call(handler, given)
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(contract.safeParse(await response.json()).error).toBeUndefined()
    }
  })

  test('the registry comes out as CSV', async () => {
    const response = await call(getExport)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await response.text()).toBe(
      'id,name,group,site,criticality,exposure,segment\r\n' +
        'cam-1,cam-1,halle-süd,default,unknown,internet,\r\ncam-2,cam-2,halle-süd,north,unknown,,\r\n',
    )
  })

  test('what cannot be done is refused for a reason', async () => {
    const group = { params: { groupId: 'halle-süd' } }
    const device = { params: { deviceId: 'cam-1' } }
    const refusals: [Handler, Given, number][] = [
      [getGroup, { params: { groupId: `'; DROP TABLE device; --\0` } }, 404],
      [getGroups, { search: '?sort=moon' }, 400],
      [getGroups, { search: '?cursor=%00' }, 400],
      [getGroupDevices, { ...group, search: '?cursor=WzFlOTksIngiXQ' }, 400],
      [getAssessment, { ...group, search: '?at=yesterday' }, 400],
      [getAssessment, { ...group, search: '?at=2020-01-01T00:00:00Z' }, 404],
      [postGroup, { body: { name: 'x', kind: 'query' } }, 400],
      [postGroup, { body: { name: '\u0007', kind: 'static' } }, 400],
      [deleteGroup, group, 409],
      [patchGroup, { ...group, body: { parentId: 'cameras' } }, 400],
      [postDevice, { body: { id: 'cam-1' } }, 409],
      [postDevice, { body: { id: 'x'.repeat(129) } }, 400],
      [patchRegistry, { ...device, body: { exposure: 'moon' } }, 400],
      [patchRegistry, { params: { deviceId: 'nobody' }, body: { site: 'x' } }, 404],
      [postImport, { text: 'id\nx\n', type: 'application/pdf' }, 415],
      [postImport, { text: '', type: 'text/csv' }, 422],
      [getProfileDifference, device, 400],
      [getWhatIf, { ...device, search: '?off=zzz&at=2099-01-01T00:00:00Z' }, 400],
      [postProfiles, { body: [{ thingName: 'cam-1', profile: 7 }] }, 422],
    ]
    for (const [handler, given, status] of refusals) {
      const response = await call(handler, given)
      expect([JSON.stringify(given), response.status]).toEqual([JSON.stringify(given), status])
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  test('a group is renamed, emptied and removed', async () => {
    const group = { params: { groupId: 'halle-süd' } }
    const renamed = await call(patchGroup, { ...group, body: { name: 'South' } })
    expect(GroupDocument.parse(await renamed.json())).toMatchObject({ id: 'halle-süd', name: 'South', devices: 2 })
    for (const deviceId of ['cam-1', 'cam-2']) {
      const moved = await call(patchRegistry, { params: { deviceId }, body: { group: 'ungrouped', segment: null } })
      expect(RegistryDocument.parse(await moved.json())).toMatchObject({ group: 'ungrouped' })
    }
    expect(await statusOf(deleteGroup, group)).toBe(204)
    expect(await statusOf(getGroup, group)).toBe(404)
  })
})
