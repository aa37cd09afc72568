import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { ProviderButton } from '@/components/auth/provider-button'
import { SignInForm } from '@/components/auth/sign-in-form'
import { ActFailure } from '@/components/ui/act-failure'
import { ownPathOf } from '@/lib/domain/own-path'
import { findPageSession } from '@/lib/server/auth/page-session'
import { signInWays } from '@/lib/server/auth/sign-in-ways'
import { signInErrorOf } from '@/lib/view/sign-in-error'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Sign in' }

type Text = string | string[] | undefined
type Props = { searchParams: Promise<{ callbackUrl?: Text; error?: Text }> }

const oneOf = (text: Text): string | undefined => (typeof text === 'string' ? text : undefined)

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams
  const callbackUrl = ownPathOf(oneOf(asked.callbackUrl))
  if ((await findPageSession()) !== null) redirect(callbackUrl)
  const { provider } = signInWays()
  const failure = signInErrorOf(oneOf(asked.error))
  return (
    <AuthCard title="Sign in">
      <ActFailure error={failure === null ? null : new Error(failure)} />
      <SignInForm callbackUrl={callbackUrl} />
      {provider === null ? null : (
        <>
          <p className="text-center text-small text-text-3">or</p>
          <ProviderButton name={provider} callbackUrl={callbackUrl} />
        </>
      )}
    </AuthCard>
  )
}
