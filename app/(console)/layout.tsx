import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { MeProvider } from '@/components/auth/me'
import { ConsoleShell } from '@/components/shell/console-shell'
import { NAV_COOKIE, navWidthOf, THEME_COOKIE, themeOf } from '@/components/shell/preference-cookies'
import { requirePageSession } from '@/lib/server/auth/page-session'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const me = await requirePageSession()
  const jar = await cookies()
  return (
    <MeProvider me={me}>
      <ConsoleShell theme={themeOf(jar.get(THEME_COOKIE)?.value)} navWidth={navWidthOf(jar.get(NAV_COOKIE)?.value)}>
        {children}
      </ConsoleShell>
    </MeProvider>
  )
}
