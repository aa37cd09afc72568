'use client'

import { useMutation } from '@tanstack/react-query'
import { ActFailure } from '../ui/act-failure'
import { loadPage } from '../ui/load-page'
import { signOut } from './sign-in-requests'

/** Ends the session of this browser. */
export function SignOutButton() {
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      loadPage('/sign-in')
    },
  })
  return (
    <div>
      <button
        type="button"
        className="btn"
        aria-disabled={leaving.isPending}
        onClick={() => {
          if (!leaving.isPending) leaving.mutate()
        }}
      >
        Sign out
      </button>
      <ActFailure error={leaving.error} />
    </div>
  )
}
