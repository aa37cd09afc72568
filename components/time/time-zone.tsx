'use client'

import { createContext, use, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { rememberPreference, ZONE_COOKIE, type ZoneChoice } from '../shell/preference-cookies'

type ZoneState = { choice: ZoneChoice; zone: string; choose: (choice: ZoneChoice) => void }

const ZoneContext = createContext<ZoneState>({ choice: 'utc', zone: 'UTC', choose: () => undefined })

const subscribeNever = () => () => undefined
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const serverZone = () => 'UTC'

export function TimeZoneProvider({ initial, children }: { initial: ZoneChoice; children: ReactNode }) {
  const [choice, setChoice] = useState(initial)
  const own = useSyncExternalStore(subscribeNever, browserZone, serverZone)
  const state = useMemo(
    () => ({
      choice,
      zone: choice === 'utc' ? 'UTC' : own,
      choose: (next: ZoneChoice) => {
        rememberPreference(ZONE_COOKIE, next)
        setChoice(next)
      },
    }),
    [choice, own],
  )
  return <ZoneContext value={state}>{children}</ZoneContext>
}

/** The zone in which times are shown, and how to change it. */
export const useTimeZone = (): ZoneState => use(ZoneContext)
