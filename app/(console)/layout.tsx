import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/shell/console-shell'
import { THEME_COOKIE, themeOf } from '@/components/shell/preference-cookies'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  return <ConsoleShell theme={themeOf(jar.get(THEME_COOKIE)?.value)}>{children}</ConsoleShell>
}
