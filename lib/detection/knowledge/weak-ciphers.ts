/**
 * Parts of cipher suite names that make a suite weak, the weakest first: no encryption or nobody authenticated, export
 * keys (RFC 9325 section 4.1), RC4 (RFC 7465), DES and triple DES (RFC 9325; Sweet32, CVE-2016-2183), MD5.
 */
const WEAK: readonly RegExp[] = [
  /(^|[-_])e?null([-_]|$)/i,
  /(^|[-_])a?anon([-_]|$)|^adh-|^aecdh-/i,
  /exp(ort)?([-_]|$)/i,
  /rc[24]([-_]|$)/i,
  /(^|[-_])(3?des|des3)([-_]|$)/i,
  /[-_]md5$/i,
]

/** The weakest of some cipher suites that is known to be weak, by IANA or OpenSSL name; null when none is. */
export const weakestCipherOf = (ciphers: readonly string[]): string | null => {
  for (const weak of WEAK) {
    const cipher = ciphers.find((name) => weak.test(name))
    if (cipher !== undefined) return cipher
  }
  return null
}
