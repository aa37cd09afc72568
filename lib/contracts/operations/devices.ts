import { z } from 'zod'
import { DEVICE_FILTERS, DEVICE_SORT_DEFAULT, DEVICE_SORTS } from '@/lib/domain/device-filter'
import { AssessmentDocument, AssessmentPoint } from '../assessment'
import { PeersDocument } from '../peer'
import { CONVERSATION_ORDERS, ConversationsDocument } from '../conversation'
import { DeviceDocument } from '../device'
import { DeviceExportRequest } from '../device-act'
import { EvidenceDocument, FindingDocument } from '../finding'
import { json, operation } from '../operation'
import { CalendarDay, Moment, pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf } from '../shared'

const tag = 'Devices'
/** A chart wants many points at once. */
const POINTS_PER_PAGE = 500

const searched = {
  q: z
    .string()
    .max(SEARCH_LENGTH_MAX)
    .default('')
    .describe(
      `Words match id, name and address; filter:value compares and -filter:value leaves out, e.g. group:cameras breach:>=50. Filters: ${DEVICE_FILTERS.map(({ name }) => name).join(', ')}`,
    ),
  sort: z.enum(DEVICE_SORTS).default(DEVICE_SORT_DEFAULT).describe('An order; with a minus it is descending'),
}

export const listDevices = operation({
  id: 'listDevices',
  method: 'GET',
  path: '/api/v1/devices',
  access: 'read',
  tag,
  summary: 'Devices that match a search, in an order of your choice',
  description:
    'Devices without the key of the order come last in both directions. A call looks through a bounded number of devices: a page may hold fewer than the limit, even none, while nextCursor tells that there are more. total is at least what was found where counting all would take longer; the first page counts, the others repeat it.',
  query: z.object({ ...searched, ...pageQuery() }),
  answer: json(listOf(DeviceDocument)),
})

export const exportDevices = operation({
  id: 'exportDevices',
  method: 'GET',
  path: '/api/v1/exports/devices',
  access: 'read',
  tag,
  summary: 'The devices that match a search as CSV; cells a spreadsheet would run begin with an apostrophe',
  query: z.object(searched),
  answer: { kind: 'other', type: 'text/csv' },
})

export const exportSelectedDevices = operation({
  id: 'exportSelectedDevices',
  method: 'POST',
  path: '/api/v1/exports/devices',
  access: 'read',
  tag,
  summary: 'The same file of devices that are named one by one, in the order of their ids',
  body: { kind: 'json', schema: DeviceExportRequest, example: { ids: ['camera-12', 'camera-13'] } },
  answer: { kind: 'other', type: 'text/csv' },
  refusals: [413, 415],
})

export const getDevice = operation({
  id: 'getDevice',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}',
  access: 'read',
  tag,
  summary: 'One device with its addresses, sources and latest scores',
  answer: json(DeviceDocument),
  refusals: [404],
})

export const getAssessment = operation({
  id: 'getAssessment',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/assessment',
  access: 'read',
  tag,
  summary: 'Both scores of a device at a time, with every contribution',
  description: 'The last assessment stored at or before the time, aged to it. 410 when its inputs are no longer kept.',
  query: z.object({ at: Moment.optional() }),
  answer: json(AssessmentDocument),
  refusals: [404, 410],
})

export const listAssessments = operation({
  id: 'listAssessments',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/assessments',
  access: 'read',
  tag,
  summary: 'The score history of a device, oldest first: what held at `from`, and all that were stored up to `to`',
  query: z.object({ from: Moment.default(0), to: Moment.optional(), ...pageQuery(POINTS_PER_PAGE) }),
  answer: json(listOf(AssessmentPoint)),
  refusals: [404],
})

export const listFindings = operation({
  id: 'listFindings',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/findings',
  access: 'read',
  tag,
  summary: 'Facilitators and indicators of a device, with the rules behind them',
  query: z.object(pageQuery()),
  answer: json(listOf(FindingDocument)),
  refusals: [404],
})

export const listConversations = operation({
  id: 'listConversations',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/conversations',
  access: 'read',
  tag,
  summary: 'With whom a device spoke on a day, as network monitors saw it',
  query: z.object({
    day: CalendarDay.nullable().default(null).describe('UTC; the latest of which something is known when left out'),
    order: z.enum(CONVERSATION_ORDERS).default('bytesOut').describe('the largest first'),
    ...pageQuery(),
  }),
  answer: json(ConversationsDocument),
  refusals: [404],
})

export const listPeers = operation({
  id: 'listPeers',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/peers',
  access: 'read',
  tag,
  summary: 'Devices that show a sign this one shows too, those with most in common first',
  description:
    'A sign is an open indicator with a subject: the same destination, the same file, the same name. Of each of its 20 latest signs 200 devices are looked at; at most 20 devices are told.',
  answer: json(PeersDocument),
  refusals: [404],
})

export const listEvidence = operation({
  id: 'listEvidence',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/findings/{findingId}/evidence',
  access: 'read',
  tag,
  summary: 'The raw records a finding rests on; text written by strangers',
  answer: json(listOf(EvidenceDocument)),
  refusals: [404],
})

export const DEVICE_OPERATIONS = [
  listDevices,
  exportDevices,
  exportSelectedDevices,
  getDevice,
  getAssessment,
  listAssessments,
  listFindings,
  listEvidence,
  listConversations,
  listPeers,
]
