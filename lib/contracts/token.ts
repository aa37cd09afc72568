import { z } from 'zod'
import { TOKEN_SCOPES } from '@/lib/domain/permission'
import { IsoTime } from './shared'

const TOKEN_NAME = /^[\w.:@-]{1,64}$/
const BINDING_LENGTH_MAX = 128

const TokenName = z.string().regex(TOKEN_NAME, { message: 'must be 1 to 64 letters, digits and . _ : @ -' })
const Binding = z.string().min(1).max(BINDING_LENGTH_MAX).nullable().default(null)

export const TOKEN_STATES = ['valid', 'expired', 'revoked'] as const

/** A token without the token: that is known to its holder only. */
export const TokenDocument = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(TOKEN_SCOPES),
  /** A pattern of thing names (`*` stands for any characters), for ingest and import. */
  thingPattern: z.string().nullable(),
  sensor: z.string().nullable(),
  /** Speaks for all things and sensors. */
  any: z.boolean(),
  createdAt: IsoTime,
  expiresAt: IsoTime.nullable(),
  /** Written at most once a minute. */
  lastUsedAt: IsoTime.nullable(),
  revokedAt: IsoTime.nullable(),
  state: z.enum(TOKEN_STATES),
})
export type TokenDocument = z.infer<typeof TokenDocument>

/** A new token: the only time it can be read. */
export const TokenMade = z.object({ ...TokenDocument.shape, token: z.string() })
export type TokenMade = z.infer<typeof TokenMade>

/** Scopes ingest and import need exactly one of thingPattern, sensor and any; the others take none. */
export const TokenRequest = z.object({
  name: TokenName,
  scope: z.enum(TOKEN_SCOPES),
  thingPattern: Binding,
  sensor: Binding,
  any: z.boolean().default(false),
  expiresAt: IsoTime.nullable().default(null),
})
export type TokenRequest = z.infer<typeof TokenRequest>
