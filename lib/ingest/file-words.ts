import { redactUri } from './event/redact'
import { inertText } from './inert-text'

/** Characters of a file's name kept: longer ones are whole paths of requests. */
const FILE_NAME_MAX = 256

const SHA256 = /^[0-9a-f]{64}$/i

/** A file's name, bounded; monitors write the path of a request for one without a name, so secrets are replaced. */
export const fileNameOf = (value: unknown): string =>
  typeof value === 'string' ? inertText(redactUri(value), FILE_NAME_MAX) : ''

/** A digest in lower case; empty for what is none. */
export const sha256Of = (value: unknown): string =>
  typeof value === 'string' && SHA256.test(value) ? value.toLowerCase() : ''

/** What `file` calls that which runs by itself, and the media types Zeek gives the same. */
const MIME_OF_MAGIC: readonly (readonly [magic: RegExp, type: string])[] = [
  [/^ELF\b/, 'application/x-executable'],
  [/^(PE32|MS-DOS executable)/, 'application/x-dosexec'],
  [/shell script/i, 'text/x-shellscript'],
]

/** The media type of what libmagic says of a file that runs; empty for all others. */
export const mimeOfMagic = (magic: unknown): string => {
  if (typeof magic !== 'string') return ''
  const text = magic.slice(0, 256)
  return MIME_OF_MAGIC.find(([pattern]) => pattern.test(text))?.[1] ?? ''
}
