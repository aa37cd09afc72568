'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { InvitationRequest, type InvitationMade } from '@/lib/contracts/people'
import { ROLES, type Role } from '@/lib/domain/permission'
import { ROLE_TEXT } from '@/lib/view/access-text'
import { fieldProblemsOf, problemOf, type FieldProblems } from '../auth/field-problems'
import { createInvitation } from '../queries/people-queries'
import { queryKeys } from '../queries/query-keys'
import { ChoiceField } from '../ui/choice-field'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { MadeOnce } from '../ui/made-once'
import { TextField } from '../ui/text-field'

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, name: ROLE_TEXT[role].name, note: ROLE_TEXT[role].may }))

/** Invites a person by a link that is shown once, since nothing here sends mail. */
export function InviteDialog() {
  return (
    <Dialog
      button="Invite a person"
      isPrimary
      title="Invite a person"
      note="You get a link to hand over. It works once, for 72 hours."
    >
      {(close) => <InviteForm onDone={close} />}
    </Dialog>
  )
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [problems, setProblems] = useState<FieldProblems>({})
  const client = useQueryClient()
  const invite = useMutation({
    mutationFn: createInvitation,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.invitations() }),
  })
  if (invite.data !== undefined) return <InviteMade made={invite.data} onDone={onDone} />
  const onSubmit = () => {
    const parsed = InvitationRequest.safeParse({ email, role })
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    if (parsed.success) invite.mutate(parsed.data)
  }
  return (
    <DialogForm act="Make the invitation" mutation={invite} onSubmit={onSubmit}>
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        problem={problemOf(problems, 'email', 'The address')}
        onChange={(event) => {
          setEmail(event.target.value)
        }}
      />
      <ChoiceField label="Role" value={role} options={ROLE_OPTIONS} onChange={setRole} />
    </DialogForm>
  )
}

function InviteMade({ made, onDone }: { made: InvitationMade; onDone: () => void }) {
  return (
    <MadeOnce label="Invitation link" text={`${window.location.origin}${made.path}`} onDone={onDone}>
      Hand this link to {made.email}. It is not shown again.
    </MadeOnce>
  )
}
