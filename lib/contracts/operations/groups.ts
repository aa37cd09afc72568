import { z } from 'zod'
import { GROUP_KINDS } from '@/lib/domain/device-group'
import { DeviceDocument } from '../device'
import {
  GroupAssessmentDocument,
  GroupAssessmentPoint,
  GroupChange,
  GroupDifferenceDocument,
  GroupDocument,
  GroupRequest,
  GroupSort,
  GroupSpreadPoint,
} from '../group'
import { json, NO_ANSWER, operation } from '../operation'
import { Moment, pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf } from '../shared'

const tag = 'Groups'
/** A chart wants many points at once. */
const POINTS_PER_PAGE = 500

export const listGroups = operation({
  id: 'listGroups',
  method: 'GET',
  path: '/api/v1/groups',
  access: 'read',
  tag,
  summary: 'Groups of devices with their latest scores',
  query: z.object({
    q: z.string().max(SEARCH_LENGTH_MAX).default('').describe('Part of an id or a name'),
    kind: z.enum(GROUP_KINDS).nullable().default(null),
    parent: z.string().nullable().default(null).describe('Groups directly in this one; empty for those at the top'),
    sort: GroupSort.default('name'),
    ...pageQuery(),
  }),
  answer: json(listOf(GroupDocument)),
})

export const createGroup = operation({
  id: 'createGroup',
  method: 'POST',
  path: '/api/v1/groups',
  access: 'analyse',
  tag,
  summary: 'Makes a group',
  description:
    'A static group may lie in another static one, at most 8 deep. A query group holds what matches its query.',
  body: {
    kind: 'json',
    schema: GroupRequest,
    example: { name: 'Cameras with telnet', kind: 'query', query: 'type:camera' },
  },
  answer: json(GroupDocument),
  status: 201,
  refusals: [409, 413, 415],
})

export const getGroup = operation({
  id: 'getGroup',
  method: 'GET',
  path: '/api/v1/groups/{groupId}',
  access: 'read',
  tag,
  summary: 'One group with its latest scores',
  answer: json(GroupDocument),
  refusals: [404],
})

export const changeGroup = operation({
  id: 'changeGroup',
  method: 'PATCH',
  path: '/api/v1/groups/{groupId}',
  access: 'analyse',
  tag,
  summary: 'Renames or moves a group, or changes its query',
  description: 'Its scores follow within about a minute.',
  body: { kind: 'json', schema: GroupChange, example: { name: 'Cameras, north gate' } },
  answer: json(GroupDocument),
  refusals: [404, 409, 413, 415],
})

export const deleteGroup = operation({
  id: 'deleteGroup',
  method: 'DELETE',
  path: '/api/v1/groups/{groupId}',
  access: 'analyse',
  tag,
  summary: 'Removes a group',
  description: 'A static group must be empty of devices and groups.',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404, 409],
})

export const listGroupDevices = operation({
  id: 'listGroupDevices',
  method: 'GET',
  path: '/api/v1/groups/{groupId}/devices',
  access: 'read',
  tag,
  summary: 'Devices of a group and of the groups in it, the most likely breached first',
  query: z.object({ q: z.string().max(SEARCH_LENGTH_MAX).default(''), ...pageQuery() }),
  answer: json(listOf(DeviceDocument)),
  refusals: [404],
})

export const getGroupAssessment = operation({
  id: 'getGroupAssessment',
  method: 'GET',
  path: '/api/v1/groups/{groupId}/assessment',
  access: 'read',
  tag,
  summary: 'The scores of a group, its stages, and its facilitators by how much threat they add',
  description: 'At a time: the last of the hourly ones kept at or before it.',
  query: z.object({ at: Moment.optional() }),
  answer: json(GroupAssessmentDocument),
  refusals: [404],
})

export const listGroupAssessments = operation({
  id: 'listGroupAssessments',
  method: 'GET',
  path: '/api/v1/groups/{groupId}/assessments',
  access: 'read',
  tag,
  summary: 'The score history of a group, oldest first',
  query: z.object({ from: Moment.default(0), to: Moment.optional(), ...pageQuery(POINTS_PER_PAGE) }),
  answer: json(listOf(GroupAssessmentPoint)),
  refusals: [404],
})

export const listGroupSpread = operation({
  id: 'listGroupSpread',
  method: 'GET',
  path: '/api/v1/groups/{groupId}/spread',
  access: 'read',
  tag,
  summary: 'Devices of a group with active indicators on each stage, day by day, oldest first',
  description: 'The last scores kept of each day (UTC), at most 92 days; a day without a point was as the one before.',
  query: z.object({ from: Moment.optional(), to: Moment.optional() }),
  answer: json(listOf(GroupSpreadPoint)),
  refusals: [404],
})

export const getGroupDifference = operation({
  id: 'getGroupDifference',
  method: 'GET',
  path: '/api/v1/groups/{groupId}/difference',
  access: 'read',
  tag,
  summary: 'What became other in a group between two times',
  query: z.object({ from: Moment, to: Moment.optional() }),
  answer: json(GroupDifferenceDocument),
  refusals: [404],
})

export const GROUP_OPERATIONS = [
  listGroups,
  createGroup,
  getGroup,
  changeGroup,
  deleteGroup,
  listGroupDevices,
  getGroupAssessment,
  listGroupAssessments,
  listGroupSpread,
  getGroupDifference,
]
