'use client'

import { useMutation } from '@tanstack/react-query'
import { ownPathOf } from '@/lib/domain/own-path'
import { ActFailure } from '../ui/act-failure'
import { useIsLive } from '../ui/use-is-live'
import { providerAddress } from './sign-in-requests'

/** Signing in where the organisation keeps its people. */
export function ProviderButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  const isLive = useIsLive()
  const way = useMutation({
    mutationFn: () => providerAddress(ownPathOf(callbackUrl)),
    onSuccess: (address) => {
      window.location.assign(address)
    },
  })
  return (
    <div className="grid gap-2">
      <button
        type="button"
        className="btn min-h-9"
        disabled={!isLive}
        aria-disabled={way.isPending}
        onClick={() => {
          if (!way.isPending) way.mutate()
        }}
      >
        Sign in with {name}
      </button>
      <ActFailure error={way.error} />
    </div>
  )
}
