/** Versions that must not be used any more, as monitors and devices write them (RFC 8996, RFC 7568, RFC 6176). */
const OUTDATED: ReadonlySet<string> = new Set(['none', 'ssl3', 'SSLv2', 'SSLv3', '1.0', '1.1'])

export const isOldTls = (version: string): boolean => OUTDATED.has(version)

/** A version as people name it: `TLS 1.0`, `SSLv3`. */
export const tlsName = (version: string): string => (version.startsWith('SSL') ? version : `TLS ${version}`)
