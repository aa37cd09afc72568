import { DAY_MS, HOUR_MS, MINUTE_MS, toIso } from '@/lib/domain/time'
import { countChanges } from '@/lib/server/services/count-fleet'
import { makeWelcomeCode } from '@/lib/server/services/first-administrator'
import { keepGroupAssessments } from '@/lib/server/services/keep-group-assessments'
import { connLog } from './conn-log'
import { device, firstIdOf, list, member, ofDevice, THING, type ApiCall, type Made, type Sent } from './api-call'
import { eveLines } from './eve-log'
import { TRIAGE_CALLS } from './triage-calls'

export const PASSWORD = 'correct horse battery staple'
/** Yesterday, so that nothing is ahead of the clock; the second profile comes an hour later. */
const START = Date.now() - DAY_MS

const report = (index: number) => ({
  thingName: THING,
  observedAt: toIso(START + index * 5 * MINUTE_MS),
  report: {
    header: { report_id: index + 1, version: '1.0' },
    metrics: { listening_tcp_ports: { ports: [{ port: 23 }], total: 1 }, network_stats: { bytes_out: 900 } },
  },
})
const profile = (after: number, credentials: string) => ({
  thingName: THING,
  observedAt: toIso(START + after),
  profile: { type: 'camera', model: 'C-200', credentials, boot: { secure: false } },
})
const ofNote = (made: Made): Sent => ({ params: { deviceId: THING, noteId: made['noteId'] ?? '' } })
const ofGroup = (id: string, search = ''): ApiCall => ({ id, of: () => ({ params: { groupId: 'cameras' }, search }) })

const POLICY_CHANGE = { madeFrom: '2026.2', changes: { 'base-rate': 0.02 } }

/** A call of every operation, in an order in which each finds what it needs. */
export const CALLS: readonly ApiCall[] = [
  list('getOpenApi'),
  {
    id: 'makeFirstAdministrator',
    before: async (pool, made) => {
      made['welcome'] = (await makeWelcomeCode(pool, Date.now(), true)) ?? ''
    },
    of: (made) => ({ body: { code: made['welcome'], email: 'first@example.org', name: 'First', password: PASSWORD } }),
  },
  list('getMe'),
  {
    id: 'createToken',
    of: () => ({ body: { name: 'all', scope: 'admin' } }),
    keep: (answer, made) => {
      made['token'] = String(answer['token'])
      member('tokenId')(answer, made)
    },
  },
  list('listTokens'),
  { id: 'registerDevice', of: () => ({ body: { id: THING, group: 'cameras', exposure: 'internet' } }) },
  {
    id: 'ingestProfiles',
    asToken: true,
    of: () => ({ body: [profile(0, 'default'), profile(HOUR_MS, 'unique')] }),
  },
  {
    id: 'ingestReports',
    asToken: true,
    of: () => ({ body: Array.from({ length: 30 }, (_, index) => report(index)) }),
  },
  {
    id: 'ingestReport',
    asToken: true,
    of: () => ({ params: { thingName: THING }, body: report(99).report }),
  },
  {
    id: 'ingestEvents',
    asToken: true,
    of: () => ({ body: [{ thingName: THING, kind: 'reboot', reason: 'power' }] }),
  },
  {
    id: 'ingestAddresses',
    asToken: true,
    of: () => ({ body: [{ thingName: THING, address: '10.9.9.9' }] }),
  },
  {
    id: 'ingestZeek',
    asToken: true,
    of: () => ({
      params: { log: 'conn' },
      search: '?sensor=lab',
      body: connLog([{ ts: START / 1_000 }]),
      type: 'text/plain',
    }),
  },
  {
    id: 'ingestSuricata',
    asToken: true,
    of: () => ({ search: '?sensor=lab', body: eveLines([{ at: START }]), type: 'text/plain' }),
  },
  {
    id: 'ingestRegistry',
    asToken: true,
    of: () => ({ body: 'id,site\ncamera-13,north\n', type: 'text/csv' }),
  },
  { id: 'importRegistry', of: () => ({ search: '?preview=true', body: [{ id: THING, site: 'north' }] }) },
  { id: 'changeRegistry', of: () => ({ ...device, body: { criticality: 'high' } }) },
  ofDevice('listConversations', '?order=contacts'),
  ofDevice('listPeers'),
  ofDevice('getRegistry'),
  { id: 'addNote', of: () => ({ ...device, body: { text: 'Reflashed on Monday.' } }), keep: member('noteId') },
  ofDevice('listNotes'),
  { id: 'changeNote', of: (made) => ({ ...ofNote(made), body: { text: 'Reflashed on Tuesday.' } }) },
  { id: 'removeNote', of: ofNote },
  { id: 'restoreNote', of: ofNote },
  list('exportRegistry'),
  list('listDevices', '?q=group:cameras'),
  list('exportDevices', '?q=group:cameras'),
  ofDevice('getDevice'),
  ofDevice('getAssessment'),
  ofDevice('listAssessments'),
  {
    id: 'listFindings',
    of: () => device,
    keep: (answer, made) => {
      made['finding'] = firstIdOf(answer)
    },
  },
  { id: 'listEvidence', of: (made) => ({ params: { deviceId: THING, findingId: made['finding'] ?? '' } }) },
  ...TRIAGE_CALLS,
  ofDevice('getProfile'),
  ofDevice('listProfiles'),
  ofDevice('getProfileDifference', `?from=${toIso(START + MINUTE_MS)}`),
  ofDevice('getAssessmentDifference', `?from=${toIso(START + 2 * HOUR_MS)}`),
  ofDevice('getWhatIf'),
  list('getFleetSummary'),
  list('getFleetMap'),
  list('getFleetChanges'),
  list('streamChanges', `?device=${THING}`),
  list('getHeatmap', '?by=model&measure=facilitators'),
  list('getFacets'),
  {
    id: 'createGroup',
    of: () => ({ body: { name: 'With telnet', kind: 'query', query: 'type:camera' } }),
    keep: member('group'),
  },
  list('listGroups', '?sort=worst'),
  ofGroup('getGroup'),
  ofGroup('listGroupDevices'),
  ofGroup('getGroupAssessment'),
  ofGroup('listGroupAssessments'),
  ofGroup('listGroupSpread'),
  {
    id: 'getGroupDifference',
    before: async (pool) => {
      const { signal } = new AbortController()
      await countChanges(pool, Date.now, signal)
      await keepGroupAssessments(pool, START, signal)
    },
    of: () => ({ params: { groupId: 'cameras' }, search: `?from=${toIso(START)}` }),
  },
  {
    id: 'changeGroup',
    of: (made) => ({ params: { groupId: made['group'] ?? '' }, body: { name: 'Cameras with Telnet' } }),
  },
  { id: 'deleteGroup', of: (made) => ({ params: { groupId: made['group'] ?? '' } }) },
  list('listRules', '?stage=execution'),
  list('exportMatrix'),
  list('listPolicies'),
  list('getPolicyActivation'),
  { id: 'getPolicy', of: () => ({ params: { version: '2026.2' } }) },
  { id: 'getPolicyDifference', of: () => ({ params: { version: '2026.1' }, search: '?with=2026.2' }) },
  { id: 'previewPolicy', of: () => ({ body: POLICY_CHANGE }) },
  { id: 'savePolicy', of: () => ({ body: { ...POLICY_CHANGE, reason: 'Tuned' } }), keep: member('policy', 'version') },
  {
    id: 'activatePolicy',
    of: (made) => ({ params: { version: made['policy'] ?? '' }, body: { before: '2026.2', reason: 'As previewed' } }),
  },
  list('getRetention'),
  { id: 'previewRetention', of: () => ({ body: { days: { rejects: 10 } } }) },
  {
    id: 'changeRetention',
    of: () => ({
      body: { days: { rejects: 10 }, before: { rejects: 30 }, confirmsRemoval: true, reason: 'Little disk' },
    }),
  },
  { id: 'getRule', of: () => ({ params: { ruleId: 'exposed-telnet' } }) },
  list('getIngestStatus'),
  list('listRejects'),
  list('listSensors'),
  list('getSampleFleet'),
  list('loadSampleFleet'),
  list('removeSampleFleet'),
  { id: 'placeSensor', of: () => ({ params: { name: 'lab' }, body: { space: 'default', networks: ['10.0.0.0/8'] } }) },
  {
    id: 'createInvitation',
    of: () => ({ body: { email: 'grace@example.org', role: 'analyst' } }),
    keep: (answer, made) => {
      made['code'] = new URL(String(answer['path']), 'http://x').searchParams.get('code') ?? ''
    },
  },
  { id: 'acceptInvitation', of: (made) => ({ body: { code: made['code'], name: 'Grace', password: PASSWORD } }) },
  {
    id: 'listPeople',
    of: () => ({ search: '?q=grace' }),
    keep: (answer, made) => {
      made['grace'] = firstIdOf(answer)
    },
  },
  { id: 'changePerson', of: (made) => ({ params: { personId: made['grace'] ?? '' }, body: { role: 'viewer' } }) },
  { id: 'revokePersonSessions', of: (made) => ({ params: { personId: made['grace'] ?? '' } }) },
  {
    id: 'listInvitations',
    before: async (pool) => {
      await pool.query('UPDATE invitation SET used_at = NULL')
    },
    of: () => ({}),
    keep: (answer, made) => {
      made['invitation'] = firstIdOf(answer)
    },
  },
  { id: 'revokeInvitation', of: (made) => ({ params: { invitationId: made['invitation'] ?? '' } }) },
  list('listAudit', '?limit=5'),
  list('verifyAudit'),
  { id: 'revokeToken', of: (made) => ({ params: { tokenId: made['tokenId'] ?? '' } }) },
  list('listSessions'),
  { id: 'changePassword', of: () => ({ body: { currentPassword: PASSWORD, newPassword: `${PASSWORD} two` } }) },
  {
    id: 'revokeSession',
    before: async (pool) => {
      await pool.query(
        'UPDATE session SET revoked_at = NULL, session_version = p.session_version FROM person p WHERE p.id = person_id',
      )
    },
    of: (made) => ({ params: { sessionId: made['otherSession'] ?? '' } }),
  },
  list('revokeSessions'),
]
