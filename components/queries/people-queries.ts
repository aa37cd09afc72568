import './no-eval-validation'
import {
  InvitationDocument,
  InvitationMade,
  PersonDocument,
  type InvitationRequest,
  type PersonChange,
} from '@/lib/contracts/people'
import type { z } from 'zod'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const PEOPLE = '/api/v1/people'
const INVITATIONS = '/api/v1/invitations'
const personPath = (personId: string): string => `${PEOPLE}/${encodeURIComponent(personId)}`

export const peopleQuery = (q: string) => pagesQuery(queryKeys.people(q), PEOPLE, { q }, PersonDocument)

export const invitationsQuery = () => pagesQuery(queryKeys.invitations(), INVITATIONS, {}, InvitationDocument)

export const changePerson = (personId: string, change: PersonChange) =>
  sendJson('PATCH', personPath(personId), change, PersonDocument)

export const revokePersonSessions = (personId: string) => sendOnly('DELETE', `${personPath(personId)}/sessions`)

export const createInvitation = (request: z.infer<typeof InvitationRequest>) =>
  sendJson('POST', INVITATIONS, request, InvitationMade)

export const revokeInvitation = (invitationId: string) =>
  sendOnly('DELETE', `${INVITATIONS}/${encodeURIComponent(invitationId)}`)
