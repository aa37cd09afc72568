import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { NewAccountForm } from '@/components/auth/new-account-form'
import { getPool } from '@/lib/server/db'
import { findOpenInvitation } from '@/lib/server/services/invitations'
import { ROLE_TEXT } from '@/lib/view/access-text'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Invitation' }

type Props = { searchParams: Promise<{ code?: string | string[] }> }

const openInvitation = (code: string) => findOpenInvitation(getPool(), code, Date.now())

export default async function InvitationPage({ searchParams }: Props) {
  const { code = '' } = await searchParams
  const invitation = typeof code === 'string' ? await openInvitation(code) : null
  if (invitation !== null && typeof code === 'string') {
    const { name, may } = ROLE_TEXT[invitation.role]
    return (
      <AuthCard title="Accept the invitation" note={`Your role is ${name}. ${may}.`}>
        <NewAccountForm code={code} email={invitation.email} act="Accept the invitation" />
      </AuthCard>
    )
  }
  return (
    <AuthCard
      title="This invitation does not work any more"
      note="It was used already, was withdrawn, or is older than 72 hours. Ask who invited you for a new one."
    >
      <Link href="/sign-in" className="btn">
        Sign in
      </Link>
    </AuthCard>
  )
}
