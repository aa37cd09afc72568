import { expect, test } from 'vitest'
import { parseEnvironment } from '@/lib/server/env'
import { oidcProviderOf, providerAccountOf, withUserInfo } from './oidc-provider'

const ISSUER = 'https://id.example.org'
const MAP = parseEnvironment({
  VEDETTE_OIDC_ISSUER: ISSUER,
  VEDETTE_OIDC_CLIENT_ID: 'vedette',
  VEDETTE_OIDC_CLIENT_SECRET: 'secret',
  VEDETTE_OIDC_ROLE_CLAIM: 'groups',
  VEDETTE_OIDC_ROLE_MAP: 'soc-admins=administrator, soc=analyst',
})
const accountOf = (claims: unknown) => providerAccountOf(ISSUER, claims, MAP)

test.each([
  [['soc', 'soc-admins'], 'administrator'],
  ['soc', 'analyst'],
  [['other'], null],
  [undefined, null],
  [{ soc: true }, null],
])('groups %j are the role %s', (groups, role) => {
  expect(accountOf({ sub: 'a', groups })?.claimedRole).toBe(role)
})

test.each([
  [{ email: 'Ada@Example.org', email_verified: true }, 'ada@example.org'],
  [{ email: 'ada@example.org', email_verified: 'true' }, 'ada@example.org'],
  [{ email: 'ada@example.org', email_verified: false }, null],
  [{ email: 'ada@example.org' }, null],
  [{ email: 'no address', email_verified: true }, null],
  [{ email: 7, email_verified: true }, null],
])('%j proves the address %s', (claims, email) => {
  expect(accountOf({ sub: 'a', ...claims })?.verifiedEmail).toBe(email)
})

test('names are taken from what there is, without control characters', () => {
  expect(accountOf({ sub: 'a', name: 'Ada\u001b[31m' })?.name).toBe('Ada [31m')
  expect(accountOf({ sub: 'a', name: ' ', preferred_username: 'ada' })?.name).toBe('ada')
  expect(accountOf({ sub: 'a' })?.name).toBe('a')
  expect(accountOf({ name: 'Ada' })).toBeNull()
})

test('user information of another subject is not used', () => {
  expect(withUserInfo({ sub: 'a' }, { sub: 'b', groups: ['soc-admins'] })).toEqual({ sub: 'a' })
  expect(withUserInfo({ sub: 'a', email: 'x' }, { sub: 'a', email: 'y', groups: 1 })).toEqual({
    sub: 'a',
    email: 'x',
    groups: 1,
  })
})

test('without settings there is no provider', () => {
  expect(oidcProviderOf(parseEnvironment({}))).toBeNull()
  expect(oidcProviderOf(MAP)).toMatchObject({ checks: ['pkce', 'state', 'nonce'], name: 'Single sign-on' })
})

test.each([{ VEDETTE_OIDC_ROLE_CLAIM: 'groups' }, { VEDETTE_OIDC_ROLE_MAP: 'soc=analyst' }])(
  'a role claim without a map, or a map without a claim, stops the start: %j',
  (given) => {
    expect(() => parseEnvironment(given)).toThrow(
      /VEDETTE_OIDC_ROLE_CLAIM, VEDETTE_OIDC_ROLE_MAP must be given together/,
    )
  },
)

test.each(['soc', 'soc=owner', '=viewer', 'a=b=viewer'])('the role map %j stops the start', (map) => {
  expect(() => parseEnvironment({ VEDETTE_OIDC_ROLE_MAP: map })).toThrow(/group-a=analyst/)
})
