import { z } from 'zod'
import { json, operation } from '../operation'
import {
  PolicyActivation,
  PolicyActivationRequest,
  PolicyChangeRequest,
  PolicyDifference,
  PolicyDocument,
  PolicyPreview,
  PolicySaveRequest,
  PolicySummary,
} from '../policy'
import { pageQuery } from '../query'
import { listOf } from '../shared'

const tag = 'Scoring'
const change = { madeFrom: '2026.2', changes: { 'base-rate': 0.005, 'weight.beaconing': 0.5 } }

export const listPolicies = operation({
  id: 'listPolicies',
  method: 'GET',
  path: '/api/v1/scoring/policies',
  access: 'read',
  tag,
  summary: 'Versions of the scoring policy, those that administrators made first, the newest first',
  query: z.object(pageQuery()),
  answer: json(listOf(PolicySummary)),
})

export const savePolicy = operation({
  id: 'savePolicy',
  method: 'POST',
  path: '/api/v1/scoring/policies',
  access: 'administer',
  tag,
  summary: 'Keeps a change as a new version',
  description: 'Only what the caller had previewed within the hour. It scores nothing until it is put in force.',
  body: { kind: 'json', schema: PolicySaveRequest, example: { ...change, reason: 'Our cameras beacon by design' } },
  answer: json(PolicySummary),
  status: 201,
  refusals: [404, 409, 413, 415],
})

export const previewPolicy = operation({
  id: 'previewPolicy',
  method: 'POST',
  path: '/api/v1/scoring/policies/preview',
  access: 'administer',
  tag,
  summary: 'What a change would do to the fleet',
  description:
    'Scores the highest 500 of each score and a sample of 1,000 others anew from their stored inputs. Writes nothing.',
  body: { kind: 'json', schema: PolicyChangeRequest, example: change },
  answer: json(PolicyPreview),
  refusals: [404, 413, 415],
})

export const getPolicy = operation({
  id: 'getPolicy',
  method: 'GET',
  path: '/api/v1/scoring/policies/{version}',
  access: 'read',
  tag,
  summary: 'One version with every number that may be changed, and where each comes from',
  answer: json(PolicyDocument),
  refusals: [404],
})

export const getPolicyDifference = operation({
  id: 'getPolicyDifference',
  method: 'GET',
  path: '/api/v1/scoring/policies/{version}/difference',
  access: 'read',
  tag,
  summary: 'What another version says differently',
  query: z.object({ with: z.string().min(1).max(32) }),
  answer: json(PolicyDifference),
  refusals: [404],
})

export const activatePolicy = operation({
  id: 'activatePolicy',
  method: 'POST',
  path: '/api/v1/scoring/policies/{version}/activation',
  access: 'administer',
  tag,
  summary: 'Puts a version in force; an earlier one too',
  description: 'The worker scores the fleet anew. 409 when another version is in force than the caller thought.',
  body: {
    kind: 'json',
    schema: PolicyActivationRequest,
    example: { before: '2026.2', reason: 'Previewed with the site team' },
  },
  answer: json(PolicyActivation),
  refusals: [404, 409, 413, 415],
})

export const getPolicyActivation = operation({
  id: 'getPolicyActivation',
  method: 'GET',
  path: '/api/v1/scoring/activation',
  access: 'read',
  tag,
  summary: 'Which version is in force, and how far the fleet is scored by it',
  answer: json(PolicyActivation),
})

export const SCORING_OPERATIONS = [
  listPolicies,
  savePolicy,
  previewPolicy,
  getPolicy,
  getPolicyDifference,
  activatePolicy,
  getPolicyActivation,
]
