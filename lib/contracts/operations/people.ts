import { z } from 'zod'
import { NO_ANSWER, json, operation } from '../operation'
import { InvitationDocument, InvitationMade, InvitationRequest, PersonChange, PersonDocument } from '../people'
import { pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf } from '../shared'

const tag = 'People'

export const listPeople = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/api/v1/people',
  access: 'administer',
  tag,
  summary: 'People by e-mail address',
  query: z.object({
    q: z.string().max(SEARCH_LENGTH_MAX).default('').describe('Text in the name or e-mail address'),
    ...pageQuery(),
  }),
  answer: json(listOf(PersonDocument)),
})

export const changePerson = operation({
  id: 'changePerson',
  method: 'PATCH',
  path: '/api/v1/people/{personId}',
  access: 'administer',
  tag,
  summary: 'Gives a person another role, disables or enables them',
  description: 'Takes effect with their next request. 409 when no administrator would be left.',
  body: { kind: 'json', schema: PersonChange, example: { role: 'analyst' } },
  answer: json(PersonDocument),
  refusals: [404, 409],
})

export const revokePersonSessions = operation({
  id: 'revokePersonSessions',
  method: 'DELETE',
  path: '/api/v1/people/{personId}/sessions',
  access: 'administer',
  tag,
  summary: 'Ends all sessions of a person at once',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const listInvitations = operation({
  id: 'listInvitations',
  method: 'GET',
  path: '/api/v1/invitations',
  access: 'administer',
  tag,
  summary: 'Invitations, the newest first',
  query: z.object(pageQuery()),
  answer: json(listOf(InvitationDocument)),
})

export const createInvitation = operation({
  id: 'createInvitation',
  method: 'POST',
  path: '/api/v1/invitations',
  access: 'administer',
  tag,
  summary: 'Invites a person; the one-time link is in this answer only',
  description: 'Valid for 72 hours. An earlier open invitation for the same address ends. 409 when the person exists.',
  body: { kind: 'json', schema: InvitationRequest, example: { email: 'ada@example.org', role: 'analyst' } },
  answer: json(InvitationMade),
  status: 201,
  refusals: [409],
})

export const revokeInvitation = operation({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/v1/invitations/{invitationId}',
  access: 'administer',
  tag,
  summary: 'Ends an open invitation',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const PEOPLE_OPERATIONS = [
  listPeople,
  changePerson,
  revokePersonSessions,
  listInvitations,
  createInvitation,
  revokeInvitation,
]
