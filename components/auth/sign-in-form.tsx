'use client'

import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { ownPathOf } from '@/lib/domain/own-path'
import { ActFailure } from '../ui/act-failure'
import { loadPage } from '../ui/load-page'
import { TextField } from '../ui/text-field'
import { useIsLive } from '../ui/use-is-live'
import { textOf } from './form-text'
import { PasswordField } from './password-field'
import { signIn, SignInRefusal } from './sign-in-requests'
import { WaitNote } from './wait-note'

/** What is said of a failed attempt: a refusal also tells how long the next one takes. */
const toldOf = (error: Error, delaySeconds: number): Error =>
  error instanceof SignInRefusal && delaySeconds > 0
    ? new Error(`${error.message} The next attempt is held for ${String(delaySeconds)} s.`)
    : error

/** E-mail address and password. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const isLive = useIsLive()
  const [delaySeconds, setDelaySeconds] = useState(0)
  const attempt = useMutation({
    mutationFn: signIn,
    // A whole load, not a navigation: nothing read before signing in stays.
    onSuccess: () => {
      loadPage(ownPathOf(callbackUrl))
    },
    onError: (cause) => {
      setDelaySeconds(cause instanceof SignInRefusal ? cause.nextDelaySeconds : 0)
    },
  })
  const { error } = attempt
  const isBusy = attempt.isPending || attempt.isSuccess
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const form = new FormData(event.currentTarget)
    attempt.mutate({ email: textOf(form, 'email'), password: textOf(form, 'password') })
  }
  return (
    <form method="post" className="grid gap-3.5" onSubmit={onSubmit}>
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField label="Password" name="password" autoComplete="current-password" />
      <ActFailure error={error === null ? null : toldOf(error, delaySeconds)} />
      {attempt.isPending ? <WaitNote delaySeconds={delaySeconds} /> : null}
      <button type="submit" className="btn min-h-9 btn-primary" disabled={!isLive} aria-disabled={isBusy}>
        {isBusy ? 'Signing in' : 'Sign in'}
      </button>
    </form>
  )
}
