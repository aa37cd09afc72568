import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { NewAccountForm } from '@/components/auth/new-account-form'
import { getPool } from '@/lib/server/db'
import { isWelcomeOpen } from '@/lib/server/services/first-administrator'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Welcome' }

type Props = { searchParams: Promise<{ code?: string | string[] }> }

const isOpen = (code: string) => isWelcomeOpen(getPool(), code, Date.now())

export default async function WelcomePage({ searchParams }: Props) {
  const { code = '' } = await searchParams
  if (typeof code === 'string' && (await isOpen(code))) {
    return (
      <AuthCard
        title="Make the first administrator"
        note="This link works once. Everybody else is invited from inside."
      >
        <NewAccountForm code={code} email={null} act="Make the administrator" />
      </AuthCard>
    )
  }
  return (
    <AuthCard
      title="This link does not work any more"
      note="It was used already, is older than 12 hours, or there is an administrator by now."
    >
      <p>
        Sign in if you have an account. While there is no administrator, this command makes a new link, where Vedette
        runs:
      </p>
      <pre className="rounded-control border border-border-2 bg-surface-2 px-2.5 py-1.5 text-small">
        npm run vedette -- link
      </pre>
      <Link href="/sign-in" className="btn">
        Sign in
      </Link>
    </AuthCard>
  )
}
