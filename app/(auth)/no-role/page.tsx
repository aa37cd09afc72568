import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { findPageSession } from '@/lib/server/auth/page-session'
import { visibleText } from '@/lib/view/visible-text'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'No role yet' }

export default async function NoRolePage() {
  const me = await findPageSession()
  if (me === null) redirect('/sign-in')
  if (me.role !== null) redirect('/fleet')
  return (
    <AuthCard
      title="You have no role yet"
      note={`You are signed in as ${visibleText(me.email ?? me.name, 254)}. An administrator gives you a role under Settings, People; then reload this page.`}
    >
      <SignOutButton />
    </AuthCard>
  )
}
