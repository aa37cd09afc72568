import { z } from 'zod'
import { profileRecordSchema } from '@/lib/ingest/profile/profile-schema'
import { AssessmentDifferenceDocument, WhatIfDocument } from '../difference'
import { IngestDocument } from '../ingest'
import { json, operation } from '../operation'
import { DeviceProfileDocument, ProfileDifferenceDocument, ProfileVersionDocument } from '../profile'
import { PROFILE_EXAMPLE } from '../profile-example'
import { Moment, pageQuery } from '../query'
import { listOf } from '../shared'

const tag = 'Devices'
/** Of findings that are imagined away at once: an assessment rests on at most 50. */
const OFF_LENGTH_MAX = 50 * 17

export const ingestProfiles = operation({
  id: 'ingestProfiles',
  method: 'POST',
  path: '/api/v1/ingest/profiles',
  access: 'ingest',
  tag: 'Ingest',
  summary: 'What devices are and how they are configured, in their own words',
  description: 'A part that is missing says nothing; one that is given replaces what was said of it before.',
  body: {
    kind: 'raw',
    types: ['application/json', 'application/x-ndjson'],
    schema: z.array(profileRecordSchema),
    note: 'A JSON array, or NDJSON with a document a line; gzip allowed. The good half is stored, the bad half named.',
    example: [PROFILE_EXAMPLE],
  },
  answer: json(IngestDocument),
  refusals: [413, 415, 422],
})

export const getProfile = operation({
  id: 'getProfile',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/profile',
  access: 'read',
  tag,
  summary: 'What a device says of itself, as claimed, beside what the registry says',
  answer: json(DeviceProfileDocument),
  refusals: [404],
})

export const listProfiles = operation({
  id: 'listProfiles',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/profiles',
  access: 'read',
  tag,
  summary: 'Versions of what a device said of itself, the latest first; at most 100 are kept',
  query: z.object(pageQuery()),
  answer: json(listOf(ProfileVersionDocument)),
  refusals: [404],
})

export const getProfileDifference = operation({
  id: 'getProfileDifference',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/profiles/difference',
  access: 'read',
  tag,
  summary: 'What a device says otherwise at one time than at another',
  query: z.object({ from: Moment, to: Moment.optional() }),
  answer: json(ProfileDifferenceDocument),
  refusals: [404],
})

export const getAssessmentDifference = operation({
  id: 'getAssessmentDifference',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/assessments/difference',
  access: 'read',
  tag,
  summary: 'Why the scores of a device are others at one time than at another, line by line',
  query: z.object({ from: Moment, to: Moment.optional() }),
  answer: json(AssessmentDifferenceDocument),
  refusals: [404, 410],
})

export const getWhatIf = operation({
  id: 'getWhatIf',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/what-if',
  access: 'read',
  tag,
  summary: 'What the scores would be with findings fixed or judged false; nothing is stored',
  query: z.object({
    off: z.string().max(OFF_LENGTH_MAX).default('').describe('Ids of findings, with commas between'),
    at: Moment.optional(),
  }),
  answer: json(WhatIfDocument),
  refusals: [404, 410],
})

export const PROFILE_OPERATIONS = [
  ingestProfiles,
  getProfile,
  listProfiles,
  getProfileDifference,
  getAssessmentDifference,
  getWhatIf,
]
