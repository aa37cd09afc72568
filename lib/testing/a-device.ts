import { attributeRecord } from '@/lib/assessment/attribute-record'
import { newFacts, type DeviceFacts } from '@/lib/detection/facts/facts'
import { foldEvent } from '@/lib/detection/fold/fold-event'
import { foldNetwork } from '@/lib/detection/fold/fold-record'
import { foldReport } from '@/lib/detection/fold/fold-report'
import { foldSource } from '@/lib/detection/fold/fold-sources'
import type { Hit, Outcome, Rule } from '@/lib/detection/rule'
import type { NetworkObservation, Observation } from '@/lib/domain/observation'
import { minuteEndOf, type EpochMs } from '@/lib/domain/time'
import { DEVICE_IP, START } from './some-flows'

const SPACE = { networks: [], listed: new Set([DEVICE_IP]) }

/** How the records of a device reached us, where it is not the usual way. */
export type DeviceWords = { live?: boolean; sensor?: string; shared?: boolean }

const takeNetwork = (
  facts: DeviceFacts,
  record: NetworkObservation,
  { sensor = 'sensor', shared = false }: DeviceWords,
): boolean => {
  const own = attributeRecord(record, SPACE).find(({ address }) => address === DEVICE_IP)
  if (own === undefined) throw new Error('the record is not one of the device')
  return foldNetwork(facts, record, { side: own.side, zone: own.zone, sensor, shared }, record.observedAt)
}

/** Takes one record into the facts of the device, the way the engine does it. False when it counts for nothing. */
export const takeRecord = (facts: DeviceFacts, record: Observation, words: DeviceWords = {}): boolean => {
  const at = record.observedAt
  foldSource(facts, record.kind, at, words.live ?? true)
  facts.clock = Math.max(facts.clock ?? at, at)
  if (record.kind === 'event') foldEvent(facts, record, at)
  else if (record.kind === 'report') foldReport(facts, record, `key${String(record.reportId).padStart(5, '0')}`, at)
  else return takeNetwork(facts, record, words)
  return true
}

/** The facts of a device that sent or showed these records, in their order. */
export const aDevice = (records: readonly Observation[], words: DeviceWords = {}): DeviceFacts => {
  const facts = newFacts()
  for (const record of records) takeRecord(facts, record, words)
  return facts
}

/** What a rule says of a device at the end of the minute of its last record, or at another moment. */
export const judged = (rule: Rule, records: readonly Observation[], at: EpochMs | null = null): Outcome => {
  const facts = aDevice(records)
  return rule.evaluate(facts, at ?? minuteEndOf(facts.clock ?? START))
}

/** The one hit of a rule; a test that gets none or more fails. */
export const hitOf = (outcome: Outcome): Hit => {
  if (outcome.status !== 'found' || outcome.hits.length !== 1)
    throw new Error(`expected one hit, got ${JSON.stringify(outcome)}`)
  return outcome.hits[0]
}
