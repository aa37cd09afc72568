import { readEnvironment } from '@/lib/server/env'

/** How people may sign in besides with a password: the name of the OpenID provider, null without one. */
export const signInWays = (): { provider: string | null } => {
  const { VEDETTE_OIDC_ISSUER: issuer, VEDETTE_OIDC_NAME: name } = readEnvironment()
  return { provider: issuer === undefined ? null : name }
}
