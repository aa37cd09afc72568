import { beforeEach, expect, test, vi } from 'vitest'
import { findPersonByEmail } from '@/lib/server/repositories/people'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson } from '@/lib/testing/signed-in'
import { commandActor } from './actor'
import { changePerson } from './change-person'
import { findOpenInvitation, invite } from './invitations'
import { signInWithProvider, type ProviderAccount } from './sign-in-with-provider'

const ACCOUNT: ProviderAccount = {
  issuer: 'https://id.example.org',
  subject: 'ada-1',
  verifiedEmail: 'ada@example.org',
  name: 'Ada',
  claimedRole: null,
}
const actor = commandActor('command:test')

describeOnEachDatabase('signing in with the provider', (database) => {
  const pool = () => database().pool
  const signIn = (more: Partial<ProviderAccount> = {}) =>
    signInWithProvider(pool(), { ...ACCOUNT, ...more }, { address: '192.0.2.1', userAgent: 'x' }, Date.now())
  const roleOf = async (email = 'ada@example.org') => (await findPersonByEmail(pool(), email))?.role

  beforeEach(async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    await pool().query('DELETE FROM session')
    await pool().query('DELETE FROM invitation')
    await pool().query('DELETE FROM person')
  })

  test('nobody has a role until it is mapped', async () => {
    await signIn()
    await signIn()
    expect(await roleOf()).toBeNull()
  })

  test('a claim gives a role, another claim another, and without it the role is gone', async () => {
    await aPerson(pool(), 'root@example.org', { role: 'administrator' })
    await signIn({ claimedRole: 'analyst' })
    expect(await roleOf()).toBe('analyst')
    await signIn({ claimedRole: 'administrator' })
    expect(await roleOf()).toBe('administrator')
    await signIn()
    expect(await roleOf()).toBeNull()
  })

  test('a role that an administrator gave stays without a claim', async () => {
    await signIn({ claimedRole: 'viewer' })
    const person = await findPersonByEmail(pool(), 'ada@example.org')
    await changePerson(pool(), actor, { id: person?.id ?? '', role: 'responder' }, Date.now())
    await signIn()
    expect(await roleOf()).toBe('responder')
  })

  test('an invitation for the verified address gives its role, once', async () => {
    const { path } = await invite(pool(), actor, { email: 'ada@example.org', role: 'analyst' }, Date.now())
    await signIn({ verifiedEmail: null })
    expect(await roleOf()).toBeUndefined()
    await signIn({ subject: 'ada-2' })
    expect(await roleOf()).toBe('analyst')
    const code = new URL(path, 'http://x').searchParams.get('code') ?? ''
    expect(await findOpenInvitation(pool(), code, Date.now())).toBeNull()
  })

  test('the account of the same address that has a password here is not taken over', async () => {
    await aPerson(pool(), 'ada@example.org', { role: 'administrator' })
    await expect(signIn()).rejects.toMatchObject({ code: 'AccountExists' })
  })

  test('somebody disabled stays out, whatever the provider says', async () => {
    await signIn()
    await pool().query('UPDATE person SET disabled_at = now()')
    await expect(signIn({ claimedRole: 'administrator' })).rejects.toMatchObject({ code: 'AccountDisabled' })
  })

  test('the last administrator stays one when the claim is gone', async () => {
    await signIn({ claimedRole: 'administrator' })
    await signIn()
    expect(await roleOf()).toBe('administrator')
  })
})
