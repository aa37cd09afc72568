'use client'

import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { AcceptanceRequest, WelcomeRequest } from '@/lib/contracts/people'
import { PASSWORD_LENGTH_MIN } from '@/lib/domain/person'
import { ActFailure } from '../ui/act-failure'
import { loadPage } from '../ui/load-page'
import { TextField } from '../ui/text-field'
import { useIsLive } from '../ui/use-is-live'
import { fieldProblemsOf, problemOf, type FieldProblems } from './field-problems'
import { textOf } from './form-text'
import { PasswordField } from './password-field'
import { acceptInvitation, welcome } from './sign-in-requests'

type Props = {
  code: string
  /** Whom the invitation is for; null where the first administrator gives their own address. */
  email: string | null
  act: string
}

/** Reads the form by the contract of its request and makes the account; returns what is wrong with the fields. */
const accountOf = (given: object, isInvited: boolean): (() => Promise<void>) | FieldProblems => {
  if (isInvited) {
    const parsed = AcceptanceRequest.safeParse(given)
    return parsed.success ? () => acceptInvitation(parsed.data) : fieldProblemsOf(parsed.error)
  }
  const parsed = WelcomeRequest.safeParse(given)
  return parsed.success ? () => welcome(parsed.data) : fieldProblemsOf(parsed.error)
}

/** Name and password of a new person, who is signed in at once. */
export function NewAccountForm({ code, email, act }: Props) {
  const isLive = useIsLive()
  const [problems, setProblems] = useState<FieldProblems>({})
  const making = useMutation({
    mutationFn: (make: () => Promise<void>) => make(),
    onSuccess: () => {
      loadPage('/fleet')
    },
  })
  const isBusy = making.isPending || making.isSuccess
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const form = new FormData(event.currentTarget)
    const fields = ['email', 'name', 'password'].map((name) => [name, textOf(form, name)] as const)
    const account = accountOf({ ...Object.fromEntries(fields), code }, email !== null)
    const isReady = typeof account === 'function'
    setProblems(isReady ? {} : account)
    if (isReady) making.mutate(account)
  }
  return (
    <form method="post" noValidate className="grid gap-3.5" onSubmit={onSubmit}>
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        problem={problemOf(problems, 'email', 'The address')}
        {...(email === null ? { required: true } : { value: email, readOnly: true })}
      />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        hint="As the others see it"
        problem={problemOf(problems, 'name', 'The name')}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${String(PASSWORD_LENGTH_MIN)} characters, of any kind`}
        problem={problemOf(problems, 'password', 'The password')}
      />
      <ActFailure error={making.error} />
      <button type="submit" className="btn min-h-9 btn-primary" disabled={!isLive} aria-disabled={isBusy}>
        {isBusy ? 'One moment' : act}
      </button>
    </form>
  )
}
