import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { HOUR_MS } from '@/lib/domain/time'
import { hashPassword } from '@/lib/server/auth/password-hash'
import { createWaitingRoom } from '@/lib/server/auth/waiting-room'
import { ProblemError } from '@/lib/server/errors'
import type { PersonRecord } from '@/lib/server/repositories/people'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson } from '@/lib/testing/signed-in'
import { listAudit, verifyAudit } from './audit-log'
import { findSession } from './find-session'
import { recordSignInFailures } from './record-sign-in-failures'
import { signInWithPassword } from './sign-in'
import { signOut } from './sign-out'
import { sessionCookieName, sessionCookieValue } from '@/lib/server/auth/session-cookie'

const PASSWORD = 'correct horse battery staple'
const NOW = Date.parse('2026-11-23T10:20:00Z')
const WHOLE = { action: '', actor: '', target: '', cursor: null, limit: 50 }

// Passwords are hashed: that is work, by intention.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

describeOnEachDatabase('signing in', (database) => {
  const waits: number[] = []
  const room = createWaitingRoom({
    perAddressMax: 2,
    waitingMax: 4,
    sleep: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
  })
  let ada: PersonRecord

  const signIn = (email: string, password: string, address = '192.0.2.1', now = NOW) =>
    signInWithPassword(database().pool, { email, password, address, userAgent: 'a browser' }, () => now, room)
  const problem = async (attempt: Promise<unknown>): Promise<ProblemError> => {
    const error: unknown = await attempt.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (error instanceof ProblemError) return error
    throw new Error('This was let in.')
  }
  const cookieOf = async (id: string) => `${sessionCookieName()}=${await sessionCookieValue(id)}`

  beforeAll(async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    ada = await aPerson(database().pool, 'ada@example.org', {
      role: 'analyst',
      passwordHash: await hashPassword(PASSWORD),
    })
  })
  beforeEach(async () => {
    waits.length = 0
    await database().pool.query('DELETE FROM sign_in_failure')
  })

  test('the right password begins a session, whatever the case of the address', async () => {
    const { pool } = database()
    const id = await signIn('  Ada@Example.ORG ', PASSWORD)
    const person = await findSession(pool, `other=1; ${await cookieOf(id)}`, NOW + 1)
    expect(person).toMatchObject({ personId: ada.id, email: 'ada@example.org', role: 'analyst', hasPassword: true })
    await signOut(pool, id, NOW + 2)
    expect(await findSession(pool, await cookieOf(id), NOW + 3)).toBeNull()
    const { items } = await listAudit(pool, { ...WHOLE, action: 'session' })
    expect(items.slice(0, 2).map(({ action, actor }) => [action, actor])).toEqual([
      ['session.sign-out', 'ada@example.org'],
      ['session.begin', 'ada@example.org'],
    ])
  })

  test.each(['ada@example.org', 'nobody@example.org', '', '\0', "' OR 1=1 --"])(
    '%j with a wrong password is refused in the same words',
    async (email) => {
      const { status, detail, members } = await problem(signIn(email, 'wrong'))
      expect([status, detail]).toEqual([401, 'The e-mail address or the password is not right.'])
      expect(members).toEqual({ retryAfterSeconds: 0 })
    },
  )

  test('attempts are slowed down by what failed before, and the right password still gets in', async () => {
    const told: unknown[] = []
    for (let n = 0; n < 5; n += 1) told.push((await problem(signIn('ada@example.org', 'wrong'))).members)
    expect(told.map((members) => (members as { retryAfterSeconds: number }).retryAfterSeconds)).toEqual([0, 0, 1, 2, 4])
    expect(waits).toEqual([1_000, 2_000])
    await signIn('ada@example.org', PASSWORD)
    expect(waits).toEqual([1_000, 2_000, 4_000])
    await signIn('ada@example.org', PASSWORD)
    expect(waits).toHaveLength(3)
  })

  test('many at once do not all find that nothing failed yet', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => problem(signIn('ada@example.org', 'no', `192.0.2.${String(n)}`))),
    )
    expect([...waits].sort((left, right) => left - right)).toEqual([1_000, 2_000, 4_000])
  })

  test('an address that tries many accounts is slowed down; others are not', async () => {
    for (let n = 0; n < 10; n += 1) await problem(signIn(`p${String(n)}@example.org`, 'wrong', '198.51.100.7'))
    await problem(signIn('p11@example.org', 'wrong', '198.51.100.7'))
    await problem(signIn('p12@example.org', 'wrong', '198.51.100.8'))
    expect(waits).toEqual([1_000])
  })

  test('failures of yesterday are forgotten', async () => {
    for (let n = 0; n < 4; n += 1) await problem(signIn('ada@example.org', 'wrong'))
    waits.length = 0
    await signIn('ada@example.org', PASSWORD, '192.0.2.1', NOW + 25 * HOUR_MS)
    expect(waits).toEqual([])
  })

  test('what finds no place to wait is told to come again, and does not count', async () => {
    const { pool } = database()
    const full = createWaitingRoom({ perAddressMax: 0, waitingMax: 0, sleep: () => Promise.resolve() })
    for (let n = 0; n < 4; n += 1) await problem(signIn('ada@example.org', 'wrong'))
    const attempt = { email: 'ada@example.org', password: PASSWORD, address: '192.0.2.1', userAgent: '' }
    const refused = await problem(signInWithPassword(pool, attempt, () => NOW, full))
    expect([refused.status, refused.headers]).toEqual([429, { 'Retry-After': '2' }])
    waits.length = 0
    await signIn('ada@example.org', PASSWORD)
    expect(waits).toEqual([2_000])
  })

  test('what is told to come again leaves no row behind, whatever accounts it names', async () => {
    const { pool } = database()
    const full = createWaitingRoom({ perAddressMax: 0, waitingMax: 0, sleep: () => Promise.resolve() })
    for (let n = 0; n < 10; n += 1) await problem(signIn('ada@example.org', 'wrong'))
    for (let n = 0; n < 20; n += 1) {
      const attempt = { email: `p${String(n)}@example.org`, password: 'x', address: '192.0.2.1', userAgent: '' }
      expect((await problem(signInWithPassword(pool, attempt, () => NOW, full))).status).toBe(429)
    }
    const { rows } = await pool.query('SELECT failures FROM sign_in_failure ORDER BY key')
    expect(rows).toEqual([{ failures: 10 }, { failures: 10 }])
  })

  test('somebody disabled is told so with the right password only', async () => {
    const disabled = { passwordHash: await hashPassword(PASSWORD), disabledAt: NOW }
    await aPerson(database().pool, 'gone@example.org', disabled)
    expect((await problem(signIn('gone@example.org', PASSWORD))).status).toBe(403)
    expect((await problem(signIn('gone@example.org', 'wrong'))).status).toBe(401)
  })

  test('wrong passwords are in the audit log once for an account and hour', async () => {
    const { pool } = database()
    await pool.query('DELETE FROM sign_in_failure_hour')
    for (const email of ['ada@example.org', 'ada@example.org', 'x@example.org', 'y@example.org', 'z@example.org']) {
      await problem(signIn(email, 'wrong', '203.0.113.5'))
    }
    await recordSignInFailures(pool, NOW, new AbortController().signal)
    expect((await listAudit(pool, { ...WHOLE, action: 'session.refuse' })).total).toBe(0)
    await recordSignInFailures(pool, NOW + HOUR_MS, new AbortController().signal)
    await recordSignInFailures(pool, NOW + HOUR_MS, new AbortController().signal)
    const { items } = await listAudit(pool, { ...WHOLE, action: 'session.refuse' })
    expect(items.map(({ target, detail }) => [target, detail])).toEqual([
      ['ada@example.org', { hour: '2026-11-23T10:00:00.000Z', failures: 2 }],
      ['unknown addresses', { hour: '2026-11-23T10:00:00.000Z', failures: 3 }],
    ])
    expect((await verifyAudit(pool)).brokenAt).toBeNull()
  })
})
