'use client'

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import { RequestFailure } from '@/components/queries/request'
import { KEYS_COOKIE, rememberPreference, type KeyChoice, type ZoneChoice } from '@/components/shell/preference-cookies'
import { TimeZoneProvider } from '@/components/time/time-zone'
import { CommandProvider } from '@/components/ui/commands'
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
      // Nothing moves under the eyes of who comes back to a tab: the stream of changes says what is new.
      queries: {
        staleTime: STALE_MS,
        refetchOnWindowFocus: false,
        retry: (failures, cause) => failures < RETRIES_MAX && isPassing(cause),
      },
    },
  })

const onKeys = (areOn: boolean) => {
  rememberPreference(KEYS_COOKIE, areOn ? 'on' : 'off')
}

type Props = { zone: ZoneChoice; keys: KeyChoice; children: ReactNode }

export function Providers({ zone, keys, children }: Props) {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <TimeZoneProvider initial={zone}>
          <CommandProvider areKeysOn={keys === 'on'} onKeys={onKeys}>
            <ToastProvider>{children}</ToastProvider>
          </CommandProvider>
        </TimeZoneProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
