import type { DnsObservation } from '@/lib/domain/network-record'
import { addressOfAnswer, lookupResultOf, queryNameOf, queryTypeOf } from '@/lib/ingest/lookup-words'
import { ADDRESSES_MAX } from '@/lib/ingest/limits'
import { isProblem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { aboutOf, booleanOf, endOf, numberOf } from './zeek-values'

/** A look-up is known when its answer came: `ts` is the query's. */
const lookupOf = (line: ZeekLine): DnsObservation | LineProblem | null => {
  const [query, typeName, type, code, codeNumber, rejected, rtt] = line.values
  const [answers = [], ttls = []] = line.lists
  const about = aboutOf(line)
  if (isProblem(about)) return about
  const observedAt = endOf(about.at, 'rtt', rtt)
  if (typeof observedAt !== 'number') return observedAt
  const name = queryNameOf(query)
  // Zeek writes a line also for an answer whose question it did not see: nobody asked for anything in it.
  if (name === '') return null
  return {
    kind: 'dns',
    observedAt,
    uid: about.uid,
    origin: about.origin,
    responder: about.responder,
    query: name,
    queryType: queryTypeOf(typeName ?? type),
    result: lookupResultOf(code ?? codeNumber, booleanOf(rejected) === true),
    addresses: answers
      .flatMap((answer, index) => addressOfAnswer(answer, numberOf(ttls[index])) ?? [])
      .slice(0, ADDRESSES_MAX),
    raw: line.raw,
  }
}

/** dns.log: https://docs.zeek.org/en/master/scripts/base/protocols/dns/main.zeek.html#type-DNS::Info */
export const DNS: LogReader<DnsObservation> = {
  columns: ['query', 'qtype_name', 'qtype', 'rcode_name', 'rcode', 'rejected', 'rtt'],
  lists: ['answers', 'TTLs'],
  needed: ['ts', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'query'],
  always: ['ts', 'id.orig_h', 'id.resp_h'],
  redacts: false,
  note: '',
  read: lookupOf,
}
