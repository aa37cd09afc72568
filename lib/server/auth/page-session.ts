import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { MeDocument } from '@/lib/contracts/people'
import { getPool } from '@/lib/server/db'
import { personActor } from '@/lib/server/services/actor'
import { findSession } from '@/lib/server/services/find-session'
import { meOf } from '@/lib/server/services/own-account'

/** Who opened the page, or null; looked up once for all that is rendered of it. */
export const findPageSession = cache(async (): Promise<MeDocument | null> => {
  const person = await findSession(getPool(), (await headers()).get('cookie'), Date.now())
  return person === null ? null : meOf(personActor(person))
})

/** Who opened the page; the others are sent where they can sign in, or are told that they have no role yet. */
export const requirePageSession = async (): Promise<MeDocument> => {
  const me = await findPageSession()
  if (me === null) redirect('/sign-in')
  if (me.role === null) redirect('/no-role')
  return me
}
