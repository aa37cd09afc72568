/** Four decimal parts of 0 to 255 without leading zeros. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
const isIpv4 = (text: string): boolean => text.length <= 15 && IPV4.test(text)

const GROUP = /^[0-9a-f]{1,4}$/

const groupsOf = (text: string): number[] | null => {
  if (text === '') return []
  const groups: number[] = []
  for (const part of text.split(':')) {
    if (!GROUP.test(part)) return null
    groups.push(Number.parseInt(part, 16))
  }
  return groups
}

/** `::ffff:192.0.2.1` ends in an IPv4 address: written as two groups. */
const withHexTail = (text: string): string | null => {
  if (!text.includes('.')) return text
  const cut = text.lastIndexOf(':') + 1
  const tail = text.slice(cut)
  if (!isIpv4(tail)) return null
  const [a = 0, b = 0, c = 0, d = 0] = tail.split('.').map(Number)
  return `${text.slice(0, cut)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

/** The eight groups; `::` stands for one or more groups of zero. */
const joinHalves = (head: readonly number[], tail: readonly number[]): number[] | null => {
  const missing = 8 - head.length - tail.length
  return missing >= 1 ? [...head, ...Array<number>(missing).fill(0), ...tail] : null
}

const ipv6Groups = (text: string): number[] | null => {
  const halves = withHexTail(text)?.split('::') ?? []
  const [head, tail] = halves.map(groupsOf)
  if (!head || halves.length > 2) return null
  if (tail === undefined) return head.length === 8 ? head : null
  return tail === null ? null : joinHalves(head, tail)
}

/** The longest run of two or more zero groups, the first of equals; length 1 when there is none. */
const longestZeros = (groups: readonly number[]): { at: number; length: number } => {
  let best = { at: 0, length: 1 }
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0
    while (groups[at + length] === 0) length += 1
    if (length > best.length) best = { at, length }
  }
  return best
}

/** RFC 5952: lower case, no leading zeros, the longest run of zero groups as `::`. */
const writeIpv6 = (groups: readonly number[]): string => {
  const zeros = longestZeros(groups)
  const hex = groups.map((group) => group.toString(16))
  if (zeros.length === 1) return hex.join(':')
  return `${hex.slice(0, zeros.at).join(':')}::${hex.slice(zeros.at + zeros.length).join(':')}`
}

/** The IPv4 address inside `::ffff:0:0/96` (RFC 4291 section 2.5.5.2), or null. */
const mappedIpv4 = (groups: readonly number[]): string | null => {
  const [high = 0, low = 0] = groups.slice(6)
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : null
}

/**
 * An IP address in its one spelling (RFC 5952), or null. A zone (`%eth0`) is cut; an IPv4-mapped address, which
 * dual-stack sockets report, is written as the IPv4 address it is.
 */
export const parseIp = (text: string): string | null => {
  if (isIpv4(text)) return text
  if (text.length > 80 || !text.includes(':')) return null
  const [address = ''] = text.split('%', 1)
  const groups = ipv6Groups(address.toLowerCase())
  return groups === null ? null : (mappedIpv4(groups) ?? writeIpv6(groups))
}
