import type { Environment } from '@/lib/server/env'
import { makeGivenAdministrator, makeWelcomeCode } from '@/lib/server/services/first-administrator'
import { withStorage, type DatabaseSettings } from '@/scripts/launcher/start-storage'

type Given = Pick<Environment, 'VEDETTE_ADMIN_EMAIL' | 'VEDETTE_ADMIN_PASSWORD'>

/** Makes the administrator whom the settings name, or else a one-time code to make one with; null when there is one. */
export const prepareFirstAdministrator = (
  settings: DatabaseSettings,
  { VEDETTE_ADMIN_EMAIL: email, VEDETTE_ADMIN_PASSWORD: password }: Given,
): Promise<string | null> =>
  withStorage(settings, async (pool) => {
    if (email !== undefined && password !== undefined)
      await makeGivenAdministrator(pool, { email, password }, Date.now())
    return makeWelcomeCode(pool, Date.now(), true)
  })
