import { z } from 'zod'
import { PERMISSIONS, ROLES } from '@/lib/domain/permission'
import { NAME_LENGTH_MAX, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '@/lib/domain/person'
import { IsoTime } from './shared'

export const RoleName = z.enum(ROLES)

/** RFC 5321 section 4.5.3.1.3: a path has at most 256 octets, two of them are its brackets. */
const EMAIL_LENGTH_MAX = 254

/** An e-mail address as people type it; kept and compared in lower case. */
export const Email = z
  .string()
  .trim()
  .max(EMAIL_LENGTH_MAX)
  .toLowerCase()
  .pipe(z.email({ message: 'must be an e-mail address' }))

/** What a person is called on the screen; no control characters. */
export const PersonName = z
  .string()
  .trim()
  .min(1, { message: 'must not be empty' })
  .max(NAME_LENGTH_MAX)
  .regex(/^\P{Cc}*$/u, { message: 'must not hold control characters' })

/** Length is what counts (NIST SP 800-63B section 3.1.1.2): any characters, spaces too; nothing is cut off. */
export const NewPassword = z
  .string()
  .min(PASSWORD_LENGTH_MIN, { message: `must have at least ${String(PASSWORD_LENGTH_MIN)} characters` })
  .max(PASSWORD_LENGTH_MAX, { message: `must have at most ${String(PASSWORD_LENGTH_MAX)} characters` })

/** Any text that may be a password somebody once set. */
export const GivenPassword = z.string().min(1, { message: 'must not be empty' }).max(PASSWORD_LENGTH_MAX)

/** Who calls: a person with a session, or a token. */
export const MeDocument = z.object({
  kind: z.enum(['person', 'token']),
  /** Of a person: null for a token, as all that follow. */
  personId: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  role: RoleName.nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** The password can be changed here only when there is one here. */
  hasPassword: z.boolean(),
  sessionId: z.string().nullable(),
})
export type MeDocument = z.infer<typeof MeDocument>

/** A session of one's own. */
export const SessionDocument = z.object({
  id: z.string(),
  createdAt: IsoTime,
  /** Written at most once a minute. */
  lastSeenAt: IsoTime,
  /** The latest moment it can be used; it ends earlier when it is not used for 12 hours. */
  expiresAt: IsoTime,
  /** What the browser calls itself; text written by strangers. */
  userAgent: z.string(),
  isCurrent: z.boolean(),
})
export type SessionDocument = z.infer<typeof SessionDocument>

/** A person who may sign in, or could until disabled. */
export const PersonDocument = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  /** Null: came by the provider and has no role yet; may see nothing. */
  role: RoleName.nullable(),
  hasPassword: z.boolean(),
  /** Signs in with the OpenID provider. */
  hasProvider: z.boolean(),
  createdAt: IsoTime,
  /** Who invited or made them. */
  createdBy: z.string(),
  disabledAt: IsoTime.nullable(),
  lastSignedInAt: IsoTime.nullable(),
  /** Sessions that can be used now. */
  sessions: z.number().int(),
})
export type PersonDocument = z.infer<typeof PersonDocument>

export const INVITATION_STATES = ['open', 'used', 'revoked', 'expired'] as const

export const InvitationDocument = z.object({
  id: z.string(),
  email: z.string(),
  role: RoleName,
  createdBy: z.string(),
  createdAt: IsoTime,
  expiresAt: IsoTime,
  state: z.enum(INVITATION_STATES),
})
export type InvitationDocument = z.infer<typeof InvitationDocument>

/** A new invitation with its one-time link, which is not shown again: this server's address and this path. */
export const InvitationMade = z.object({ ...InvitationDocument.shape, path: z.string() })
export type InvitationMade = z.infer<typeof InvitationMade>

export const InvitationRequest = z.object({ email: Email, role: RoleName })

/** What to change of a person; what is not given stays. */
export const PersonChange = z
  .object({ role: RoleName.optional(), isDisabled: z.boolean().optional() })
  .refine(({ role, isDisabled }) => role !== undefined || isDisabled !== undefined, {
    message: 'give role, isDisabled or both',
  })
export type PersonChange = z.infer<typeof PersonChange>

export const PasswordChange = z.object({ currentPassword: GivenPassword, newPassword: NewPassword })

/** Signing in with a password. */
export const Credentials = z.object({
  email: z.string().max(1_024),
  password: z.string().max(PASSWORD_LENGTH_MAX),
})

/** The first administrator, made with the one-time code of the launcher. */
export const WelcomeRequest = z.object({ code: z.string(), email: Email, name: PersonName, password: NewPassword })
export type WelcomeRequest = z.infer<typeof WelcomeRequest>

/** Takes an invitation up. */
export const AcceptanceRequest = z.object({ code: z.string(), name: PersonName, password: NewPassword })
export type AcceptanceRequest = z.infer<typeof AcceptanceRequest>

/** Who can now sign in. */
export const AcceptanceDocument = z.object({ email: z.string() })
