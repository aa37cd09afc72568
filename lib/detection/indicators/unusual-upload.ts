import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { flowsOut } from '../evidence-match'
import type { DeviceFacts, EndpointFacts } from '../facts/facts'
import { NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf, type NameState } from '../name-state'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Days that make a history; bytes of a day below which nothing is stolen in bulk; how far beyond the highest day. */
const DAYS_MIN = 3
const BYTES_MIN = 10_000_000
const RATIO_MIN = 5
const RATIO_FULL = 50
/** Flows that carry a day's total, for the evidence. */
const FLOW_BYTES_MIN = 100_000

const severity = 'medium' as const

/** How well the endpoint that got most of it is explained by a name. */
const nameOfLargest = (facts: DeviceFacts, at: EpochMs): NameState => {
  const outside =
    facts.flows?.endpoints.filter(({ zone, lastAt }) => zone === 'internet' && at - lastAt <= DAY_MS) ?? []
  const [first, ...rest] = outside
  if (first === undefined) return 'unknown'
  const largest = rest.reduce((a: EndpointFacts, b) => (b.bytesOut > a.bytesOut ? b : a), first)
  return nameStateOf(facts, largest.ip, at)
}

export const unusualUpload: Rule = {
  id: 'unusual-upload',
  kind: 'indicator',
  title: 'Sends far more than on any day before',
  stage: 'impact',
  family: 'transfer',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1048', name: 'Exfiltration Over Alternative Protocol' },
  rationale: 'What a device sends in a day is much the same every day; a multiple of it is a backup, or a theft.',
  source:
    'Argument: own history of at least three days; five times the highest of them is beyond the change of a week, and ten megabytes a day are more than telemetry.',
  remedy: 'Find out what was sent and where to.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows, traffic } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const uploads = traffic.contacts?.uploads
    if (uploads === undefined || uploads.past.length < DAYS_MIN) return notAssessed('fewer than three days of history')
    const dayAt = uploads.day * DAY_MS
    const highest = Math.max(1, ...uploads.past)
    if (uploads.bytes < Math.max(BYTES_MIN, RATIO_MIN * highest) || at - dayAt > 2 * DAY_MS) return CLEAR
    const name = nameOfLargest(facts, at)
    const megabytes = (bytes: number): string => String(Math.round(bytes / 100_000) / 10)
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(uploads.bytes / highest, RATIO_MIN, RATIO_FULL, 0.5) * NAME_FACTOR[name],
        severity,
        exposure: 'unknown',
        firstSeenAt: dayAt,
        lastSeenAt: Math.min(at, dayAt + DAY_MS),
        count: 1,
        summary: `The device sent ${megabytes(uploads.bytes)} MB out in a day; the highest of ${String(uploads.past.length)} days before was ${megabytes(highest)} MB. Most went to one endpoint. ${NAME_WORDS[name]}`,
        isEvidence: flowsOut(flows, ({ origin }) => origin.bytes >= FLOW_BYTES_MIN),
      },
    ])
  },
}
