/** One look-up of a made-up dns.log; what is left out is an answered one for an address. */
export type DnsLine = {
  /** Epoch milliseconds. */
  at: number
  from?: string
  resolver?: string
  query?: string
  /** Null when no answer was seen. */
  answer?: string | null
}

const FIELDS =
  'ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto trans_id rtt query qclass qclass_name qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected'

const lineOf = (given: DnsLine, index: number): string => {
  const { at, from, resolver, query, answer } = {
    from: '192.168.1.9',
    resolver: '192.168.1.1',
    query: 'cloud.example.org',
    answer: '203.0.113.5',
    ...given,
  }
  const ends = [from, 50_000 + (index % 10_000), resolver, 53, 'udp']
  const asked = [query, 1, 'C_INTERNET', 1, 'A']
  const said =
    answer === null
      ? ['-', '-', 'F', 'F', 'T', 'F', 0, '-', '-', 'F']
      : [0, 'NOERROR', 'F', 'F', 'T', 'T', 0, answer, '300.000000', 'F']
  const head = [
    (at / 1_000).toFixed(6),
    `D${String(index)}`,
    ...ends,
    index % 65_536,
    answer === null ? '-' : '0.010000',
  ]
  return [...head, ...asked, ...said].join('\t')
}

/** A dns.log as Zeek writes it, with its header. */
export const dnsLog = (lines: readonly DnsLine[]): string =>
  ['#separator \\x09', '#path\tdns', `#fields\t${FIELDS.replaceAll(' ', '\t')}`, ...lines.map(lineOf), ''].join('\n')
