import type { DnsObservation } from '@/lib/domain/network-record'
import type { Json } from '@/lib/ingest/json-line'
import { ADDRESSES_MAX } from '@/lib/ingest/limits'
import { isProblem, type LineProblem } from '@/lib/ingest/line-problem'
import { addressOfAnswer, lookupResultOf, queryNameOf, queryTypeOf } from '@/lib/ingest/lookup-words'
import { aboutOf, partOf, partsOf } from './eve-values'

const DNS_PORT = 53

/** Answers: `answer` up to version 2, `response` in 3. A query's own record says nothing that its answer does not. */
const ANSWERS = new Set<unknown>(['answer', 'response'])

/** What was asked: in version 3 a list, before the record itself. */
const questionOf = (dns: Json): Json => partsOf(dns, 'queries')[0] ?? dns

/** The answers with how long they hold, the addresses alone of the grouped form, or the one of version 1. */
const answersOf = (dns: Json): { rdata: unknown; ttl: unknown }[] => {
  const answers = partsOf(dns, 'answers')
  if (answers.length > 0) return answers.map(({ rdata, ttl }) => ({ rdata, ttl }))
  const { A = [], AAAA = [] } = partOf(dns, 'grouped')
  const grouped: unknown[] = [A, AAAA].flat()
  if (grouped.length > 0) return grouped.slice(0, ADDRESSES_MAX).map((rdata) => ({ rdata, ttl: 0 }))
  return dns['rdata'] === undefined ? [] : [{ rdata: dns['rdata'], ttl: dns['ttl'] }]
}

/**
 * A look-up, of the record of its answer: https://docs.suricata.io/en/latest/output/eve/eve-json-format.html#event-type-dns
 * Who asked is decided by port 53, since versions differ in whether the record of an answer keeps the client as its
 * source. Null for the record of a query.
 */
export const lookupOfEve = (json: Json, raw: string): DnsObservation | LineProblem | null => {
  const dns = partOf(json, 'dns')
  if (!ANSWERS.has(dns['type'])) return null
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const question = questionOf(dns)
  const query = queryNameOf(question['rrname'])
  if (query === '') return null
  const isFromServer = about.source.port === DNS_PORT && about.target.port !== DNS_PORT
  return {
    kind: 'dns',
    observedAt: about.at,
    uid: about.uid,
    origin: isFromServer ? about.target : about.source,
    responder: isFromServer ? about.source : about.target,
    query,
    queryType: queryTypeOf(question['rrtype']),
    result: lookupResultOf(dns['rcode'] ?? 'NOERROR', false),
    addresses: answersOf(dns)
      .flatMap(({ rdata, ttl }) => addressOfAnswer(rdata, typeof ttl === 'number' ? ttl : 0) ?? [])
      .slice(0, ADDRESSES_MAX),
    raw,
  }
}
