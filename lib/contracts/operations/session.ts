import { NO_ANSWER, json, operation } from '../operation'
import {
  AcceptanceDocument,
  AcceptanceRequest,
  MeDocument,
  PasswordChange,
  SessionDocument,
  WelcomeRequest,
} from '../people'
import { listOf } from '../shared'

const tag = 'Sign-in'

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/api/v1/me',
  access: 'signed-in',
  tag,
  summary: 'Who calls, and what they may do',
  answer: json(MeDocument),
})

export const changePassword = operation({
  id: 'changePassword',
  method: 'PUT',
  path: '/api/v1/me/password',
  access: 'signed-in',
  tag,
  summary: "Changes one's own password",
  description: 'Asks for the current one; all other sessions of the person end. For people, not for tokens.',
  body: { kind: 'json', schema: PasswordChange },
  answer: NO_ANSWER,
  status: 204,
  refusals: [409, 422],
})

export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/api/v1/sessions',
  access: 'signed-in',
  tag,
  summary: "One's own sessions that can be used now, the latest first",
  description: 'At most 100. For people, not for tokens.',
  answer: json(listOf(SessionDocument)),
})

export const revokeSession = operation({
  id: 'revokeSession',
  method: 'DELETE',
  path: '/api/v1/sessions/{sessionId}',
  access: 'signed-in',
  tag,
  summary: "Ends one of one's own sessions",
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const revokeSessions = operation({
  id: 'revokeSessions',
  method: 'DELETE',
  path: '/api/v1/sessions',
  access: 'signed-in',
  tag,
  summary: "Ends all of one's own sessions, this one too",
  answer: NO_ANSWER,
  status: 204,
})

const OWN_PAGE = 'For the pages of this server: needs Sec-Fetch-Site: same-origin or an Origin of its own.'

export const makeFirstAdministrator = operation({
  id: 'makeFirstAdministrator',
  method: 'POST',
  path: '/api/v1/welcome',
  access: 'anybody',
  tag,
  summary: 'Makes the first administrator with the one-time code printed at start',
  description: `410 when the code is unknown, used or too old, or there is an administrator. ${OWN_PAGE}`,
  body: { kind: 'json', schema: WelcomeRequest },
  answer: json(AcceptanceDocument),
  status: 201,
  refusals: [410],
})

export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/v1/invitations/acceptance',
  access: 'anybody',
  tag,
  summary: 'Takes an invitation up: makes the person it was made for',
  description: `410 when the code is unknown, used, withdrawn or too old. ${OWN_PAGE}`,
  body: { kind: 'json', schema: AcceptanceRequest },
  answer: json(AcceptanceDocument),
  status: 201,
  refusals: [409, 410],
})

export const SESSION_OPERATIONS = [
  getMe,
  changePassword,
  listSessions,
  revokeSession,
  revokeSessions,
  makeFirstAdministrator,
  acceptInvitation,
]
