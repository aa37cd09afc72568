import { boundedText } from '../sketch/bounded-text'

/** What was smuggled into a request, in words for an analyst. */
export const INJECTION_WORDS = {
  shell: 'a shell command',
  lookup: 'a look-up that makes Java load foreign code',
  path: 'a path out of the web folder',
  query: 'a database query',
} as const
export type InjectionKind = keyof typeof INJECTION_WORDS

/** `target`: the address or name the injected command calls; empty when it calls none. */
export type Injection = { kind: InjectionKind; target: string; text: string }

/** What is looked at of a request, and what is kept. */
const READ_LENGTH_MAX = 640
/** Also of what a monitor calls an attack: the two stand in one place. */
export const ATTEMPT_TEXT_MAX = 28
const TARGET_LENGTH_MAX = 40

/** Tools that only an attacker asks a web page for: they fetch, unlock or kill (ATT&CK T1105, T1222; BusyBox applets). */
const TOOLS = 'wget|curl|tftp|ftpget|ftpput|chmod|killall'
/** Commands whose names are words too: they count with an argument that only a command has. */
const COMMANDS = 'sh|bash|ash|cat|cd|rm|echo|ping|nc|sleep|kill|mkdir|mount|iptables|python|perl|uname|id|ps|ls|reboot'
/** Of these, the ones that take a number. */
const COUNTING = 'sleep|kill|ping|nc'
const FOLDER = '(?:\\/(?:usr\\/)?s?bin\\/)?'
/** A blank, or what stands for one in a shell without blanks. */
const BLANK = '(?:[\\s+]|\\$\\{?ifs\\}?)'

/** How an argument of a tool begins, as no word of a sentence does: an option, a path, an address, a number. */
const ARGUMENT = '(?:[-+/.$`"\'{]|\\d|\\w+:\\/\\/|[\\w-]+\\.\\w)'

/**
 * Signs of commands in a request, after one decoding. Metacharacters of the shell: OWASP OS Command Injection Defense
 * Cheat Sheet; commands: OWASP Core Rule Set 932 (Unix command injection), BusyBox applets.
 */
const SHELL: readonly RegExp[] = [
  new RegExp(
    `[;|&\`\\n(?=]\\s*${FOLDER}(?:(?:${TOOLS})${BLANK}+${ARGUMENT}|busybox${BLANK}+\\w|u?telnetd(?:${BLANK}|[;&|]|$))`,
  ),
  new RegExp(
    `(?:[;|\`\\n]|\\$\\(|&&)\\s*${FOLDER}(?:(?:${COMMANDS})${BLANK}+(?=[-/.$\`"'*]|https?:)|(?:${COUNTING})${BLANK}+\\d)`,
  ),
  new RegExp(`(?:\\$\\(|\`)\\s*${FOLDER}(?:${COMMANDS})\\s*[)\`]`),
  // Shellshock, CVE-2014-6271.
  /\(\s*\)\s*\{\s*:?;?\s*\}?\s*;/,
]
/** Log4Shell and its disguises: Apache, CVE-2021-44228; CISA AA21-356A. */
const LOOKUP = /\$\{(?:jndi|(?:lower|upper|env|sys|date):|::-|\$\{)|\bjndi:(?:ldaps?|rmi|dns|iiop|http):/
/** OWASP Path Traversal: up at least twice, then to what no page needs. */
const UP = /(?:\.\.[/\\]){2}/
const BEYOND = /etc\/(?:passwd|shadow)|bin\/(?:sh|bash|busybox)|proc\/self/
/** OWASP SQL Injection; Zeek policy/protocols/http/detect-sqli asks for the same forms. */
const QUERY =
  /\bunion\s+(?:all\s+)?select\s|'\s*(?:or|and)\s+['"]?(\w{1,20})['"]?\s*=\s*['"]?\1|;\s*(?:drop|truncate)\s+table\s/

/** In two steps, because a search for both at once takes long in a text made of dots. */
const pathIn = (text: string): number => {
  const at = text.search(BEYOND)
  return at === -1 ? -1 : text.slice(0, at).search(UP)
}

const SIGNS: readonly (readonly [InjectionKind, (text: string) => number])[] = [
  ...SHELL.map((sign) => ['shell', (text: string) => text.search(sign)] as const),
  ['lookup', (text) => text.search(LOOKUP)],
  ['path', pathIn],
  ['query', (text) => text.search(QUERY)],
]

const ADDRESS = /(?:^|[^\d.])((?:\d{1,3}\.){3}\d{1,3})(?![\d.])/
/** An address of IPv6 in a URL (RFC 3986 section 3.2.2). */
const BRACKETED = /\/\/\[([\da-f:.]{2,45})\]/
const HOST = /\b(?:https?|ftp|tftp|ldaps?|rmi):\/\/([a-z0-9.-]{1,80})/

/** The text with its percent signs decoded once, as the server will read it; bytes that are no text stay as they are. */
const decodedOnce = (text: string): string => {
  if (!text.includes('%')) return text
  return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Where in a text which kind of injection begins; null when there is none. */
const foundIn = (text: string): { kind: InjectionKind; at: number } | null => {
  for (const [kind, search] of SIGNS) {
    const at = search(text)
    if (at !== -1) return { kind, at }
  }
  return null
}

/** Whom the command calls: the first address in it, else the first host of a URL. */
const targetOf = (text: string): string =>
  (ADDRESS.exec(text)?.[1] ?? BRACKETED.exec(text)?.[1] ?? HOST.exec(text)?.[1] ?? '').slice(0, TARGET_LENGTH_MAX)

/** Most requests have none of these; without one of them nothing can be smuggled. */
const MAY_HOLD_ONE =
  /[;|`$'\n]|\.\.[/\\]|\(\s*\)|%(?:3b|7c|60|24|26|27|28|0a|2e)|[?=&]\s*(?:wget|curl|tftp|ftp[gp]|chmod|busybox|killall)|union|jndi/i

/** What an attacker smuggled into the address or the agent of a request; null when it is an ordinary one. */
export const injectionOf = (uri: string, userAgent: string): Injection | null => {
  if (!MAY_HOLD_ONE.test(uri) && !MAY_HOLD_ONE.test(userAgent)) return null
  for (const part of [uri, userAgent]) {
    const text = decodedOnce(part.slice(0, READ_LENGTH_MAX)).replaceAll('+', ' ')
    const lower = text.toLowerCase()
    const found = foundIn(lower)
    if (found === null) continue
    const smuggled = boundedText(text.slice(found.at).trim(), ATTEMPT_TEXT_MAX)
    return { kind: found.kind, target: targetOf(lower), text: smuggled }
  }
  return null
}
