'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SessionDocument } from '@/lib/contracts/people'
import { queryKeys } from '../queries/query-keys'
import { revokeSession, revokeSessions, sessionsQuery } from '../queries/session-queries'
import { Moment } from '../time/moment'
import { ConfirmButton } from '../ui/confirm-button'
import { InertText } from '../ui/inert-text'
import { loadPage } from '../ui/load-page'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { TableHead } from '../ui/table-head'

const COLUMNS = ['Browser', 'Signed in', 'Last seen', 'Ends'] as const
const AGENT_CHARACTERS_MAX = 160

/** Where I am signed in, and ending it. */
export function SessionPanel() {
  const sessions = useQuery(sessionsQuery())
  return (
    <Panel title="Your sessions" note="One for each browser you are signed in with" actions={<EndAll />}>
      <QueryPanel query={sessions} label="Your sessions" shape="h-28">
        {({ items }) => (
          <table className="data-table stack">
            <caption className="sr-only">Your sessions</caption>
            <TableHead columns={COLUMNS} hasActions />
            <tbody>
              {items.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </tbody>
          </table>
        )}
      </QueryPanel>
    </Panel>
  )
}

function SessionRow({ session }: { session: SessionDocument }) {
  const { id, userAgent, createdAt, lastSeenAt, expiresAt, isCurrent } = session
  return (
    <tr>
      <td data-label="Browser" className="text-small">
        <span>
          {isCurrent ? <span className="mr-2 chip">this one</span> : null}
          <InertText raw={userAgent === '' ? 'It did not say' : userAgent} charactersMax={AGENT_CHARACTERS_MAX} />
        </span>
      </td>
      <td data-label="Signed in">
        <Moment at={createdAt} />
      </td>
      <td data-label="Last seen">
        <Moment at={lastSeenAt} />
      </td>
      <td data-label="Ends">
        <Moment at={expiresAt} />
      </td>
      <td className="text-right">{isCurrent ? null : <EndSession sessionId={id} />}</td>
    </tr>
  )
}

function EndSession({ sessionId }: { sessionId: string }) {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: () => revokeSession(sessionId),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.sessions() }),
  })
  return (
    <ConfirmButton
      title="End this session?"
      consequence="That browser is signed out at its next act. What it has on its screen stays there until then."
      act="End the session"
      mutation={mutation}
    >
      End
    </ConfirmButton>
  )
}

function EndAll() {
  const mutation = useMutation({
    mutationFn: () => revokeSessions(),
    onSuccess: () => {
      loadPage('/sign-in')
    },
  })
  return (
    <ConfirmButton
      title="Sign out everywhere?"
      consequence="All your sessions end, this one too. You sign in again with your password."
      act="Sign out everywhere"
      mutation={mutation}
    >
      Sign out everywhere
    </ConfirmButton>
  )
}
