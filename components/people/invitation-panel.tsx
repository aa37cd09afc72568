'use client'

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InvitationDocument } from '@/lib/contracts/people'
import { ROLE_TEXT } from '@/lib/view/access-text'
import { visibleText } from '@/lib/view/visible-text'
import { invitationsQuery, revokeInvitation } from '../queries/people-queries'
import { queryKeys } from '../queries/query-keys'
import { Moment } from '../time/moment'
import { ConfirmButton } from '../ui/confirm-button'
import { EmptyNote } from '../ui/empty-note'
import { InertText } from '../ui/inert-text'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'

const TEXT_CHARACTERS_MAX = 254
const COLUMNS = ['Invited', 'Role', 'By', 'Made', 'Valid until', 'State'] as const

/** Invitations, open ones and what became of the others. */
export function InvitationPanel() {
  const invitations = useInfiniteQuery(invitationsQuery())
  return (
    <Panel title="Invitations" note="Newest first">
      <PagedTable
        query={invitations}
        label="Invitations"
        shape="h-24"
        columns={COLUMNS}
        hasActions
        empty={
          <EmptyNote title="Nobody was invited yet">Invite a person above: you get a link to hand over.</EmptyNote>
        }
      >
        {(invitation) => <InvitationRow key={invitation.id} invitation={invitation} />}
      </PagedTable>
    </Panel>
  )
}

function InvitationRow({ invitation }: { invitation: InvitationDocument }) {
  const { email, role, createdBy, createdAt, expiresAt, state } = invitation
  return (
    <tr>
      <td className="font-medium sm:max-w-72">
        <InertText raw={email} charactersMax={TEXT_CHARACTERS_MAX} />
      </td>
      <td data-label="Role">{ROLE_TEXT[role].name}</td>
      <td data-label="By" className="text-text-2 sm:max-w-60">
        <InertText raw={createdBy} charactersMax={TEXT_CHARACTERS_MAX} />
      </td>
      <td data-label="Made" className="text-text-2">
        <Moment at={createdAt} />
      </td>
      <td data-label="Valid until" className="text-text-2">
        <Moment at={expiresAt} />
      </td>
      <td data-label="State">{state === 'open' ? state : <span className="text-text-3">{state}</span>}</td>
      <td className="text-right max-sm:text-left">
        {state === 'open' ? <RevokeInvitation invitation={invitation} /> : null}
      </td>
    </tr>
  )
}

function RevokeInvitation({ invitation }: { invitation: InvitationDocument }) {
  const client = useQueryClient()
  const email = visibleText(invitation.email, TEXT_CHARACTERS_MAX)
  const mutation = useMutation({
    mutationFn: () => revokeInvitation(invitation.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.invitations() }),
  })
  return (
    <ConfirmButton
      title={`Revoke the invitation of ${email}?`}
      consequence="The link stops working at once. You can invite them again, which makes a new link."
      act="Revoke the invitation"
      mutation={mutation}
    >
      Revoke
      <span className="sr-only"> the invitation of {email}</span>
    </ConfirmButton>
  )
}
