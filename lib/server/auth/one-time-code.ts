import { randomBytes } from 'node:crypto'
import { sha256Of } from '@/lib/server/digest'

/** A code of 192 bits of chance for a link that works once: too many to try. */
export const makeCode = (): string => randomBytes(24).toString('base64url')

/** What the database keeps of a code. */
export const codeHashOf = (code: string): Buffer => sha256Of('one-time code', code)
