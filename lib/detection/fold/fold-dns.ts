import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import type { DnsObservation } from '@/lib/domain/network-record'
import { boundedText } from '../sketch/bounded-text'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import { DOMAIN_LENGTH_MAX, isPublicName, partsOfName } from '../knowledge/domain-name'
import { longNameOf } from './long-name'
import type { DeviceFacts } from '../facts/facts'
import type { FlowView } from './flow-view'
import { newBurst, touchBurst } from '../sketch/halves'
import { hashText } from '../sketch/hash-text'
import { explainAddress } from './known-addresses'
import {
  NEW_NAMES_MAX,
  newNameFacts,
  PARENTS_MAX,
  RESOLVERS_MAX,
  type NameFacts,
  type ParentFacts,
} from '../facts/name-facts'
import { place } from '../sketch/place'
import { markSeen } from '../sketch/seen-filter'

const ANSWER_TIMES_MAX = 8
/** Types whose answers carry data of the sender's own making: what tunnels (iodine, dnscat2) ask for beside addresses. */
const CARRIER_TYPES: ReadonlySet<string> = new Set(['NULL', 'TXT', 'CNAME', 'MX'])
/** A device is known after a day: by then it has done all it does daily. */
const KNOWN_AFTER_MS = DAY_MS

const noteAnswer = (names: NameFacts, { addresses, result }: DnsObservation, at: EpochMs): void => {
  if (result !== 'answered') return
  names.answerTimes.push(at)
  if (names.answerTimes.length > ANSWER_TIMES_MAX) names.answerTimes.shift()
  if (addresses.length > 0) names.firstAnswerAt ??= at
  for (const { ip, ttlMs } of addresses) explainAddress(names, ip, 'answered', at, ttlMs)
}

const noteResolver = (names: NameFacts, ip: string, isOutside: boolean, at: EpochMs): void => {
  const known = names.resolvers.find((resolver) => resolver.ip === ip)
  const resolver =
    known ?? place(names.resolvers, { ip, isOutside, firstAt: at, lastAt: at, lookups: 0 }, RESOLVERS_MAX)
  resolver.lookups += 1
  resolver.lastAt = Math.max(resolver.lastAt, at)
}

const noteDomain = (names: NameFacts, domain: string, { result }: DnsObservation, at: EpochMs): void => {
  const hash = hashText(domain)
  names.domains ??= newBurst(at, emptySample)
  addToSample(touchBurst(names.domains, at, emptySample), hash, result === 'nxdomain')
  if (result !== 'answered' || !markSeen(names.known, hash)) return
  if (names.firstAt === null || at - names.firstAt < KNOWN_AFTER_MS) return
  names.newNames.push({ domain: boundedText(domain, DOMAIN_LENGTH_MAX), at })
  if (names.newNames.length > NEW_NAMES_MAX) names.newNames.shift()
}

const newParent = (domain: string, at: EpochMs): ParentFacts => ({
  domain,
  firstAt: at,
  lastAt: at,
  names: emptySample(),
  lookups: 0,
  characters: 0,
  carriers: 0,
})

/** Counts a long name under its domain; a day without one begins anew. */
const noteLongName = (names: NameFacts, record: DnsObservation, at: EpochMs): void => {
  const long = longNameOf(record)
  if (long === null) return
  const known = names.parents.find(({ domain }) => domain === long.under)
  if (known !== undefined && at - known.lastAt > DAY_MS) Object.assign(known, newParent(long.under, at))
  const parent = known ?? place(names.parents, newParent(long.under, at), PARENTS_MAX)
  addToSample(parent.names, hashText(long.left), false)
  parent.lookups += 1
  parent.characters += long.left.length
  if (CARRIER_TYPES.has(record.queryType)) parent.carriers += 1
  parent.lastAt = Math.max(parent.lastAt, at)
}

/** Takes a look-up of the device into the facts. Look-ups others make at it say nothing of it, nor do those to everybody. */
export const foldDns = (facts: DeviceFacts, record: DnsObservation, view: FlowView, at: EpochMs): void => {
  if (view.side !== 'origin' || view.zone === 'multicast') return
  const names = (facts.traffic.names ??= newNameFacts())
  names.firstAt ??= at
  names.lookups += 1
  noteAnswer(names, record, at)
  if (record.result === 'unanswered') return
  noteResolver(names, record.responder.ip, view.zone === 'internet', at)
  if (isPublicName(record.query)) noteDomain(names, partsOfName(record.query).domain, record, at)
  noteLongName(names, record, at)
}
