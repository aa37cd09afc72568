import { AcceptanceDocument, type AcceptanceRequest, type WelcomeRequest } from '@/lib/contracts/people'
import { z } from 'zod'
import { getJson } from '../queries/get-json'
import { documentOf, request, RequestFailure } from '../queries/request'
import { sendJson } from '../queries/send-json'

const CsrfAnswer = z.object({ csrfToken: z.string() })
const WayAnswer = z.object({ url: z.string() })

/** Posts a form to the sign-in endpoints, which ask for a token of their own against forged forms. */
const postForm = async (path: string, fields: Readonly<Record<string, string>>): Promise<Response> => {
  const { csrfToken } = await getJson('/api/auth/csrf', CsrfAnswer, new AbortController().signal)
  return request(path, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
}

export type Credentials = { email: string; password: string }

/** E-mail address or password was wrong; which of them is not told. */
export class SignInRefusal extends Error {
  /** How long the server holds the next attempt before it looks at it. */
  readonly nextDelaySeconds: number

  constructor(nextDelaySeconds: number) {
    super('The e-mail address or the password is wrong.')
    this.name = 'SignInRefusal'
    this.nextDelaySeconds = nextDelaySeconds
  }
}

/** Opens a session for this browser. Answered late after wrong passwords, up to 30 s. */
export const signIn = async ({ email, password }: Credentials): Promise<void> => {
  try {
    await postForm('/api/auth/callback/credentials', { email, password, callbackUrl: '/fleet' })
  } catch (cause) {
    if (cause instanceof RequestFailure && cause.status === 401) throw new SignInRefusal(cause.retryAfterSeconds ?? 0)
    throw cause
  }
}

/** The address of the provider's own sign-in page, which comes back to `callbackUrl`. */
export const providerAddress = async (callbackUrl: string): Promise<string> => {
  const answer = await postForm('/api/auth/signin/oidc', { callbackUrl })
  return (await documentOf(answer, WayAnswer)).url
}

/** Ends the session of this browser. */
export const signOut = async (): Promise<void> => {
  await postForm('/api/auth/signout', { callbackUrl: '/sign-in' })
}

/** Makes the first administrator, and signs them in. */
export const welcome = async (given: WelcomeRequest): Promise<void> => {
  const { email } = await sendJson('POST', '/api/v1/welcome', given, AcceptanceDocument)
  await signIn({ email, password: given.password })
}

/** Takes an invitation up, and signs the new person in. */
export const acceptInvitation = async (given: AcceptanceRequest): Promise<void> => {
  const { email } = await sendJson('POST', '/api/v1/invitations/acceptance', given, AcceptanceDocument)
  await signIn({ email, password: given.password })
}
