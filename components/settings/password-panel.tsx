'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { PasswordChange } from '@/lib/contracts/people'
import { PASSWORD_LENGTH_MIN } from '@/lib/domain/person'
import { fieldProblemsOf, problemOf, type FieldProblems } from '../auth/field-problems'
import { textOf } from '../auth/form-text'
import { useMe } from '../auth/me'
import { PasswordField } from '../auth/password-field'
import { queryKeys } from '../queries/query-keys'
import { changePassword } from '../queries/session-queries'
import { ActFailure } from '../ui/act-failure'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'

/** Changing one's own password, where there is one here. */
export function PasswordPanel() {
  const { hasPassword } = useMe()
  return (
    <Panel title="Password">
      {hasPassword ? (
        <PasswordForm />
      ) : (
        <EmptyNote title="You have no password here">You sign in with the provider, which keeps it.</EmptyNote>
      )}
    </Panel>
  )
}

function PasswordForm() {
  const client = useQueryClient()
  const [problems, setProblems] = useState<FieldProblems>({})
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.sessions() }),
  })
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (change.isPending) return
    const element = event.currentTarget
    const form = new FormData(element)
    const given = { currentPassword: textOf(form, 'currentPassword'), newPassword: textOf(form, 'newPassword') }
    const parsed = PasswordChange.safeParse(given)
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    change.reset()
    if (!parsed.success) return
    change.mutate(parsed.data, {
      onSuccess: () => {
        element.reset()
      },
    })
  }
  return (
    <form method="post" noValidate className="grid max-w-96 gap-3 px-3.5 pt-1 pb-4" onSubmit={onSubmit}>
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        problem={problemOf(problems, 'currentPassword', 'The current password')}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint={`At least ${String(PASSWORD_LENGTH_MIN)} characters. Your other sessions end.`}
        problem={problemOf(problems, 'newPassword', 'The new password')}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="btn" aria-disabled={change.isPending}>
          Change the password
        </button>
        <p role="status" className="text-small text-text-2">
          {change.isSuccess ? 'Changed. Your other sessions have ended.' : ''}
        </p>
      </div>
      <ActFailure error={change.error} />
    </form>
  )
}
