import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { SessionDocument, type PasswordChange } from '@/lib/contracts/people'
import { listOf } from '@/lib/contracts/shared'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'
import { sendOnly } from './send-json'

const SESSIONS = '/api/v1/sessions'

export const sessionsQuery = () =>
  queryOptions({
    queryKey: queryKeys.sessions(),
    queryFn: ({ signal }) => getJson(SESSIONS, listOf(SessionDocument), signal),
  })

export const changePassword = (change: z.infer<typeof PasswordChange>) => sendOnly('PUT', '/api/v1/me/password', change)

export const revokeSession = (sessionId: string) => sendOnly('DELETE', `${SESSIONS}/${encodeURIComponent(sessionId)}`)

/** Ends every session of the reader, this one too. */
export const revokeSessions = () => sendOnly('DELETE', SESSIONS)
