const REDACTED = '[redacted]'

/** Names of members that hold a secret; `keyType`, `keyBits` and the claim `credentials` do not. */
const SECRET_NAME =
  /passw|passphrase|passcode|secret|token|^pass$|^pwd$|^psk$|^pin$|^auth(orization)?$|(^|[_-]|api|private|access|shared|encryption|ssh|host|network)key$/i

/** A password in the user part of a URL (RFC 3986 section 3.2.1). */
const URL_PASSWORD = /(:\/\/[^\s/:@]{0,256}:)[^\s/]{1,256}@/g

/** `--password=x`, `--api-key x`, `PASSWORD=x`, `token: x`, with or without quotes. */
const SECRET_ARGUMENT =
  /((?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private|secret)[_-]?key)["']?(?:\s{0,4}[=:]\s{0,4}|\s{1,4}))("[^"]{0,256}"|'[^']{0,256}'|[^\s"',;&]{1,256})/gi

/** `curl -u user:x`, `sshpass -p x`, `mysql -px`, `Authorization: Bearer x`. */
const SECRET_OPTION = /((?:\s-u\s{0,4}[^\s:]{1,128}:)|(?:\bsshpass\s{1,4}-p\s{0,4})|(?:\bbearer\s{1,4}))\S{1,512}/gi

/** Text with passwords, tokens and keys replaced by `[redacted]`; quantifiers are bounded, so no text makes it slow. */
export const redactText = (text: string): string =>
  text
    .replace(URL_PASSWORD, `$1${REDACTED}@`)
    .replace(SECRET_OPTION, `$1${REDACTED}`)
    .replace(SECRET_ARGUMENT, `$1${REDACTED}`)

/** A parameter of a query or a form (RFC 3986 section 3.4, the URL standard's `name=value`). */
const PARAMETER = /([?&;]|^)([\w.[\]%-]{1,64})=([^&\s"'#]{1,512})/g

/** A command behind a character that ends another one, plain or percent-encoded: no password, but an injection. */
const INJECTED = /(?:[;|`\n]|\$\(|%3b|%7c|%60|%0a|%24%28|%26%26)(?:\s|\+|%20|\$\{ifs\}|\$ifs)*(?:\/|%2f|\.\/|\w)/i

/**
 * The path and query of a request with secrets replaced. A secret's value from where a command is injected into it
 * stays: that part is the attack, and the evidence.
 */
export const redactUri = (uri: string): string => {
  const bounded = uri.slice(0, 2_048)
  const redacted = bounded.replace(PARAMETER, (whole, before: string, name: string, value: string) => {
    if (!SECRET_NAME.test(name)) return whole
    const at = value.search(INJECTED)
    return `${before}${name}=${REDACTED}${at === -1 ? '' : value.slice(at)}`
  })
  return redacted.replace(URL_PASSWORD, `$1${REDACTED}@`)
}

/** A document with the values of secret members and the secrets inside its texts replaced. Depth is bounded before. */
export const redactDocument = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redactDocument)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [
    name,
    SECRET_NAME.test(name) && member !== null ? REDACTED : redactDocument(member),
  ])
  return Object.fromEntries(members) as unknown
}
