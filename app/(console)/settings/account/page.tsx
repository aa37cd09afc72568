import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { AccountScreen } from '@/components/settings/account-screen'
import { THEME_COOKIE, themeOf } from '@/components/shell/preference-cookies'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Your account, Settings' }

export default async function AccountPage() {
  const jar = await cookies()
  return <AccountScreen theme={themeOf(jar.get(THEME_COOKIE)?.value)} />
}
