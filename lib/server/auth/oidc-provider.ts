import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { Role } from '@/lib/domain/permission'
import type { Environment } from '@/lib/server/env'
import type { ProviderAccount } from '@/lib/server/services/sign-in-with-provider'

/** How long discovery, tokens and user information may take. */
const TIMEOUT_MS = 10_000

/** The claims of OpenID Connect Core section 5.1 that are read; other claims are the provider's own. */
const Claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional().catch(undefined),
  // Some providers send text instead of a boolean.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(undefined),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
})
type Claims = z.infer<typeof Claims>

type Settings = Pick<Environment, 'VEDETTE_OIDC_ROLE_CLAIM' | 'VEDETTE_OIDC_ROLE_MAP'>

/** The role that the values of the claim stand for: of several the one named first in the map. */
const claimedRoleOf = (claims: Claims, settings: Settings): Role | null => {
  const { VEDETTE_OIDC_ROLE_CLAIM: name, VEDETTE_OIDC_ROLE_MAP: map } = settings
  if (name === undefined || map === undefined) return null
  const claim = claims[name]
  const values = new Set<unknown>(Array.isArray(claim) ? claim : [claim])
  return map.find(({ value }) => values.has(value))?.role ?? null
}

/** What the claims of an ID token say of an account; null when they cannot be read. */
export const providerAccountOf = (issuer: string, claims: unknown, settings: Settings): ProviderAccount | null => {
  const parsed = Claims.safeParse(claims)
  if (!parsed.success) return null
  const { sub: subject, email, email_verified: isVerified, name, preferred_username: userName } = parsed.data
  const address = z.email().safeParse(email?.trim().toLowerCase())
  const called = [name, userName, email, subject].find((text) => text !== undefined && text.trim() !== '')
  return {
    issuer,
    subject,
    verifiedEmail: isVerified === true && address.success ? address.data : null,
    name: (called ?? subject).replace(/\p{Cc}/gu, ' ').trim(),
    claimedRole: claimedRoleOf(parsed.data, settings),
  }
}

/** The claims of an ID token whose signature was checked. */
const claimsIn = (idToken: string): Record<string, unknown> => {
  const claims: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
  return z.record(z.string(), z.unknown()).parse(claims)
}

/** Adds what the provider says elsewhere; of another subject it must not be used (OpenID Connect Core 5.3.2). */
export const withUserInfo = (
  claims: Readonly<Record<string, unknown>>,
  userInfo: Readonly<Record<string, unknown>>,
): Record<string, unknown> => (userInfo['sub'] === claims['sub'] ? { ...userInfo, ...claims } : { ...claims })

/** The OpenID provider of the settings for next-auth, or null. */
export const oidcProviderOf = (environment: Environment): OAuthConfig<Record<string, unknown>> | null => {
  const { VEDETTE_OIDC_ISSUER: issuer, VEDETTE_OIDC_CLIENT_ID: clientId } = environment
  const { VEDETTE_OIDC_CLIENT_SECRET: clientSecret, VEDETTE_OIDC_NAME: name } = environment
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    httpOptions: { timeout: TIMEOUT_MS },
    // Many providers put the e-mail address and groups there only.
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = claimsIn(tokens.id_token ?? '')
        const { userinfo_endpoint: endpoint } = client.issuer.metadata
        if (endpoint === undefined || tokens.access_token === undefined) return claims
        return withUserInfo(claims, await client.userinfo(tokens.access_token))
      },
    },
    profile: (claims) => ({ id: String(claims['sub']) }),
  }
}
