'use client'

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import { RequestFailure } from '@/components/queries/request'
import type { ZoneChoice } from '@/components/shell/preference-cookies'
import { TimeZoneProvider } from '@/components/time/time-zone'
import { ToastProvider } from '@/components/ui/toast'
import { signInHref } from '@/lib/view/sign-in-href'

const STALE_MS = 15_000
const RETRIES_MAX = 1

/** Only what may go away by itself is tried again: no answer, or a failing server. */
const isPassing = (cause: Error): boolean =>
  cause instanceof RequestFailure && (cause.status === 0 || cause.status >= 500)

/** Without a session nothing can be read or done: off to signing in, and back here. What was read is dropped with the page. */
const onFailure = (cause: Error) => {
  if (!(cause instanceof RequestFailure) || cause.status !== 401) return
  const { pathname, search } = window.location
  window.location.assign(signInHref(`${pathname}${search}`))
}

const newQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: onFailure }),
    mutationCache: new MutationCache({ onError: onFailure }),
    defaultOptions: {
      queries: { staleTime: STALE_MS, retry: (failures, cause) => failures < RETRIES_MAX && isPassing(cause) },
    },
  })

export function Providers({ zone, children }: { zone: ZoneChoice; children: ReactNode }) {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <TimeZoneProvider initial={zone}>
          <ToastProvider>{children}</ToastProvider>
        </TimeZoneProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
