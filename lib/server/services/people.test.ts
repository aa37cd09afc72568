import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { HOUR_MS } from '@/lib/domain/time'
import { hashPassword } from '@/lib/server/auth/password-hash'
import { findPersonByEmail, type PersonRecord } from '@/lib/server/repositories/people'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson, aSession } from '@/lib/testing/signed-in'
import { commandActor, personActor } from './actor'
import { listAudit, verifyAudit } from './audit-log'
import { changePerson, revokePersonSessions } from './change-person'
import { disablePerson, everyPerson, putPersonByCommand } from './command-people'
import { findSession } from './find-session'
import { makeGivenAdministrator, makeWelcomeCode, isWelcomeOpen, welcome } from './first-administrator'
import { acceptInvitation, findOpenInvitation, invite, listInvitations, revokeInvitation } from './invitations'
import { listPeople } from './list-people'
import { openSession, SESSIONS_MAX } from './open-session'
import { changeOwnPassword, endOwnSession, endOwnSessions, listOwnSessions } from './own-account'

const PASSWORD = 'correct horse battery staple'
const actor = commandActor('command:test')
const PAGE = { q: '', cursor: null, limit: 2 }

// Passwords are hashed: that is work, by intention.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

describeOnEachDatabase('people', (database) => {
  let admin: PersonRecord
  const pool = () => database().pool
  const personOf = async (email: string) => {
    const person = await findPersonByEmail(pool(), email)
    if (person === null) throw new Error(`${email} is not there`)
    return person
  }
  const actorOf = async (cookie: string) => {
    const person = await findSession(pool(), cookie, Date.now())
    if (person === null) throw new Error('The session has ended')
    return personActor(person)
  }
  const lastAudit = async () => {
    const { items } = await listAudit(pool(), { actor: '', action: '', target: '', cursor: null, limit: 1 })
    return items[0]
  }
  const link = (path: string): string => new URL(path, 'http://x').searchParams.get('code') ?? ''

  beforeAll(() => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
  })
  beforeEach(async () => {
    await pool().query('DELETE FROM session')
    await pool().query('DELETE FROM invitation')
    await pool().query('DELETE FROM person')
    admin = await aPerson(pool(), 'root@example.org', { role: 'administrator' })
  })

  test('another role counts with the next request', async () => {
    const ada = await aPerson(pool(), 'ada@example.org', { role: 'viewer' })
    const { cookie } = await aSession(pool(), ada)
    await changePerson(pool(), actor, { id: ada.id, role: 'responder' }, Date.now())
    expect(await findSession(pool(), cookie, Date.now())).toMatchObject({ role: 'responder' })
    const entry = { action: 'person.role', target: 'ada@example.org', detail: { from: 'viewer', to: 'responder' } }
    expect(await lastAudit()).toMatchObject(entry)
  })

  test('somebody disabled is out at once, and their old sessions stay ended when they are enabled', async () => {
    const ada = await aPerson(pool(), 'ada@example.org')
    const { cookie } = await aSession(pool(), ada)
    await changePerson(pool(), actor, { id: ada.id, isDisabled: true }, Date.now())
    expect(await findSession(pool(), cookie, Date.now())).toBeNull()
    await changePerson(pool(), actor, { id: ada.id, isDisabled: false }, Date.now())
    expect(await findSession(pool(), cookie, Date.now())).toBeNull()
    expect(await lastAudit()).toMatchObject({ action: 'person.enable' })
  })

  test('the last administrator stays one, also when two demote each other at once', async () => {
    const refused = expect.objectContaining({ status: 409 }) as unknown
    const only = { id: admin.id, role: 'viewer' } as const
    await expect(changePerson(pool(), actor, only, Date.now())).rejects.toEqual(refused)
    await expect(changePerson(pool(), actor, { id: admin.id, isDisabled: true }, Date.now())).rejects.toEqual(refused)
    await expect(disablePerson(pool(), actor, 'root@example.org', Date.now())).rejects.toEqual(refused)
    const demoted = { email: 'root@example.org', name: 'r', role: 'viewer', passwordHash: 'x' } as const
    await expect(putPersonByCommand(pool(), actor, demoted, Date.now())).rejects.toEqual(refused)
    const second = await aPerson(pool(), 'second@example.org', { role: 'administrator' })
    const both = [admin.id, second.id].map((id) => changePerson(pool(), actor, { id, role: 'viewer' }, Date.now()))
    const results = await Promise.allSettled(both)
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('an invitation is taken up once, in time, by whoever has its code', async () => {
    const made = await invite(pool(), actor, { email: 'new@example.org', role: 'analyst' }, Date.now())
    const code = link(made.path)
    expect(await findOpenInvitation(pool(), code, Date.now())).toEqual({ email: 'new@example.org', role: 'analyst' })
    expect(await findOpenInvitation(pool(), `${code}x`, Date.now())).toBeNull()
    expect(await findOpenInvitation(pool(), code, Date.now() + 73 * HOUR_MS)).toBeNull()
    const given = { code, name: 'New', password: PASSWORD }
    expect(await acceptInvitation(pool(), given, Date.now())).toEqual({ email: 'new@example.org' })
    expect(await personOf('new@example.org')).toMatchObject({ role: 'analyst', name: 'New', createdBy: actor.name })
    const acts = await listAudit(pool(), { action: '', actor: '', target: 'new@example.org', cursor: null, limit: 5 })
    expect(acts.items.map((entry) => [entry.actor, entry.action])).toEqual([
      ['new@example.org', 'person.accept-invitation'],
      [actor.name, 'person.invite'],
    ])
    await expect(acceptInvitation(pool(), given, Date.now())).rejects.toMatchObject({ status: 410 })
    const again = invite(pool(), actor, { email: 'new@example.org', role: 'viewer' }, Date.now())
    await expect(again).rejects.toMatchObject({ status: 409 })
  })

  test('a withdrawn invitation is over, and a new one ends the one before', async () => {
    const make = () => invite(pool(), actor, { email: 'new@example.org', role: 'viewer' }, Date.now())
    const first = await make()
    const second = await make()
    expect(await findOpenInvitation(pool(), link(first.path), Date.now())).toBeNull()
    await revokeInvitation(pool(), actor, second.id, Date.now())
    expect(await findOpenInvitation(pool(), link(second.path), Date.now())).toBeNull()
    await expect(revokeInvitation(pool(), actor, second.id, Date.now())).rejects.toMatchObject({ status: 404 })
    const page = await listInvitations(pool(), { cursor: null, limit: 1 }, Date.now())
    const rest = await listInvitations(pool(), { cursor: page.nextCursor, limit: 1 }, Date.now())
    expect([...page.items, ...rest.items].map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
    expect([page.total, rest.nextCursor]).toEqual([2, null])
  })

  test('people are read page by page and found by text', async () => {
    for (const name of ['ada', 'bob', 'cleo%']) await aPerson(pool(), `${name}@example.org`, { name: `Dr ${name}` })
    const first = await listPeople(pool(), PAGE, Date.now())
    const second = await listPeople(pool(), { ...PAGE, cursor: first.nextCursor }, Date.now())
    const emails = [...first.items, ...second.items].map(({ email }) => email.split('@')[0])
    expect([emails, second.nextCursor, first.total]).toEqual([['ada', 'bob', 'cleo%', 'root'], null, 4])
    expect((await listPeople(pool(), { ...PAGE, q: 'DR B' }, Date.now())).items).toMatchObject([{ name: 'Dr bob' }])
    expect((await listPeople(pool(), { ...PAGE, q: '%' }, Date.now())).total).toBe(1)
    await expect(listPeople(pool(), { ...PAGE, cursor: 'e30' }, Date.now())).rejects.toMatchObject({ status: 400 })
    const all: string[] = []
    for await (const { email } of everyPerson(pool(), Date.now())) all.push(email)
    expect(all).toHaveLength(4)
  })

  test('the first administrator is made once, with a code that dies with it', async () => {
    expect(await makeWelcomeCode(pool(), Date.now(), true)).toBeNull()
    await pool().query('DELETE FROM person')
    const forgotten = (await makeWelcomeCode(pool(), Date.now(), true)) ?? ''
    const code = (await makeWelcomeCode(pool(), Date.now(), true)) ?? ''
    const other = (await makeWelcomeCode(pool(), Date.now(), false)) ?? ''
    const isOpen = (given: string, at = Date.now()) => isWelcomeOpen(pool(), given, at)
    expect([await isOpen(forgotten), await isOpen(code), await isOpen(other)]).toEqual([false, true, true])
    expect(await isOpen(code, Date.now() + 13 * HOUR_MS)).toBe(false)
    const asked = { email: 'first@example.org', name: 'First', password: PASSWORD }
    const both = [code, other].map((given, n) =>
      welcome(pool(), { ...asked, code: given, email: `first${String(n)}@example.org` }, Date.now()),
    )
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(welcome(pool(), { ...asked, code: other }, Date.now())).rejects.toMatchObject({ status: 410 })
    expect(await makeGivenAdministrator(pool(), asked, Date.now())).toBe(false)
  })

  test('the settings name the first administrator', async () => {
    await pool().query('DELETE FROM person')
    const given = { email: 'Ops@Example.org', password: PASSWORD }
    expect(await makeGivenAdministrator(pool(), given, Date.now())).toBe(true)
    expect(await personOf('ops@example.org')).toMatchObject({ role: 'administrator', createdBy: 'start' })
    expect(await lastAudit()).toMatchObject({ actor: 'start', action: 'person.first-administrator' })
  })

  test("one's own sessions: listed, ended one by one and all at once", async () => {
    const ada = await aPerson(pool(), 'ada@example.org')
    const [here, there, stranger] = [
      await aSession(pool(), ada),
      await aSession(pool(), ada),
      await aSession(pool(), admin),
    ]
    const me = await actorOf(here.cookie)
    const { items } = await listOwnSessions(pool(), me, Date.now())
    expect(items.map(({ id, isCurrent }) => [id, isCurrent]).sort()).toEqual(
      [
        [here.id, true],
        [there.id, false],
      ].sort(),
    )
    await expect(endOwnSession(pool(), me, stranger.id, Date.now())).rejects.toMatchObject({ status: 404 })
    await endOwnSession(pool(), me, there.id, Date.now())
    expect(await findSession(pool(), there.cookie, Date.now())).toBeNull()
    await endOwnSessions(pool(), me, Date.now())
    expect(await findSession(pool(), here.cookie, Date.now())).toBeNull()
    await revokePersonSessions(pool(), actor, admin.id, Date.now())
    expect(await findSession(pool(), stranger.cookie, Date.now())).toBeNull()
  })

  test('a new password asks for the old one and ends the other sessions', async () => {
    const ada = await aPerson(pool(), 'ada@example.org', { passwordHash: await hashPassword(PASSWORD) })
    const [here, there] = [await aSession(pool(), ada), await aSession(pool(), ada)]
    const me = await actorOf(here.cookie)
    const address = '192.0.2.7'
    const change = (currentPassword: string) =>
      changeOwnPassword(pool(), me, { currentPassword, newPassword: 'another long password', address }, Date.now())
    await expect(change('wrong')).rejects.toMatchObject({ status: 422 })
    await change(PASSWORD)
    expect(await findSession(pool(), here.cookie, Date.now())).toMatchObject({ email: 'ada@example.org' })
    expect(await findSession(pool(), there.cookie, Date.now())).toBeNull()
    await expect(change(PASSWORD)).rejects.toMatchObject({ status: 422 })
    expect((await verifyAudit(pool())).brokenAt).toBeNull()
  })

  test('guesses of the current password are counted as at the sign-in, until the right one', async () => {
    const ada = await aPerson(pool(), 'ada@example.org', { passwordHash: await hashPassword(PASSWORD) })
    const me = await actorOf((await aSession(pool(), ada)).cookie)
    const change = (currentPassword: string) => {
      const given = { currentPassword, newPassword: 'another long password', address: '192.0.2.8' }
      return changeOwnPassword(pool(), me, given, Date.now())
    }
    const failures = async () =>
      (await pool().query<{ failures: number }>('SELECT failures FROM sign_in_failure')).rows.map((row) => row.failures)
    await pool().query('DELETE FROM sign_in_failure')
    await expect(change('wrong')).rejects.toMatchObject({ status: 422, members: { retryAfterSeconds: 0 } })
    await expect(change('wrong')).rejects.toMatchObject({ status: 422 })
    expect(await failures()).toEqual([2, 2])
    await change(PASSWORD)
    expect(await failures()).toEqual([2])
  })

  test('a person has a hundred sessions at most: the one unused for longest ends', async () => {
    const ada = await aPerson(pool(), 'ada@example.org')
    const oldest = await aSession(pool(), ada)
    const open = (n: number) =>
      inTransaction(pool(), (db) =>
        openSession(db, ada, { address: '192.0.2.9', userAgent: '', by: 'password' }, Date.now() + n),
      )
    for (let n = 1; n < SESSIONS_MAX; n += 1) await open(n)
    expect(await findSession(pool(), oldest.cookie, Date.now())).not.toBeNull()
    await open(SESSIONS_MAX)
    expect(await findSession(pool(), oldest.cookie, Date.now())).toBeNull()
  })

  test('a command resets a person: password, role, enabled, signed out', async () => {
    const ada = await aPerson(pool(), 'ada@example.org', { disabledAt: Date.now() })
    const given = { email: 'ada@example.org', name: 'A', role: 'analyst', passwordHash: 'x' } as const
    expect(await putPersonByCommand(pool(), actor, given, Date.now())).toBe(false)
    expect(await personOf('ada@example.org')).toMatchObject({ id: ada.id, role: 'analyst', disabledAt: null })
    expect(await putPersonByCommand(pool(), actor, { ...given, email: 'b@example.org' }, Date.now())).toBe(true)
    await disablePerson(pool(), actor, 'b@example.org', Date.now())
    expect((await personOf('b@example.org')).disabledAt).not.toBeNull()
    await expect(disablePerson(pool(), actor, 'c@example.org', Date.now())).rejects.toMatchObject({ status: 404 })
  })
})
