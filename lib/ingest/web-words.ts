import { inertText } from './inert-text'
import { parseIp } from './ip-address'
import { NAME_MAX } from './limits'

/** Characters of a User-Agent kept; the longest of browsers are about 200. */
const AGENT_MAX = 256

/** A port behind a name or an IPv4 address, or behind the brackets of an IPv6 address. */
const PORT = /^(\[[^\]]*\]|[^:]*):\d{0,5}$/

/** The name or address of a Host header without its port, lower case; an address in its one spelling. */
export const hostNameOf = (value: unknown): string => {
  if (typeof value !== 'string') return ''
  const text = inertText(value, 320).trim()
  const [, named = text] = PORT.exec(text) ?? []
  const bare = named.startsWith('[') && named.endsWith(']') ? named.slice(1, -1) : named
  const name = (parseIp(bare) ?? bare.toLowerCase()).slice(0, 255)
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/** A User-Agent header, bounded. */
export const agentOf = (value: unknown): string => (typeof value === 'string' ? inertText(value, AGENT_MAX) : '')

/** The media type of a Content-Type header or of a monitor, without parameters, lower case. */
export const mimeOf = (value: unknown): string => {
  if (typeof value !== 'string') return ''
  const [type = ''] = inertText(value, NAME_MAX).split(';', 1)
  return type.trim().toLowerCase()
}

/** A status code, RFC 9110 section 15; null for what is none. */
export const statusOf = (value: number): number | null =>
  Number.isInteger(value) && value >= 100 && value <= 599 ? value : null
