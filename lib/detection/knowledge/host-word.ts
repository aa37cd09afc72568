/** What a request said of where it goes: a name, the bare address, or nothing. */
export type HostWord = 'unsaid' | 'name' | 'address'

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-f:]*:[\da-f:.]*\]?)$/

/** How a Host header (RFC 9110 section 7.2) names its server. */
export const hostWordOf = (host: string): HostWord => {
  if (host === '') return 'unsaid'
  // Most hosts are names, which end in a letter and have no colon: the pattern need not be tried.
  const mayBeAddress = host.includes(':') || /\d$/.test(host)
  return mayBeAddress && ADDRESS.test(host) ? 'address' : 'name'
}
