import fc from 'fast-check'
import { parseEve } from '@/lib/ingest/eve/parse-eve'
import { parseEventBatch } from '@/lib/ingest/event/parse-event-batch'
import { parseProfileBatch } from '@/lib/ingest/profile/parse-profile-batch'
import { parseRegistry } from '@/lib/ingest/registry/parse-registry'
import { parseReport } from '@/lib/ingest/report/parse-report'
import { parseReportBatch } from '@/lib/ingest/report/parse-report-batch'
import { parseZeekLog } from '@/lib/ingest/zeek/parse-zeek-log'
import { ZEEK_LOGS } from '@/lib/ingest/zeek/zeek-log'
import { ProblemError } from '@/lib/server/errors'
import { parseDeviceQuery } from '@/lib/server/services/device-query'
import { newestFirstKeyOf } from '@/lib/server/services/newest-first'
import {
  anyBatch,
  anyBytes,
  anyCursor,
  anyEveLines,
  anyLines,
  anyQuery,
  anyRegistryCsv,
  anyZeekLines,
} from './fuzz-inputs'

/** What a run found. `throws` are inputs that ended in anything but an answer; `firstThrow` tells the first of them. */
type FuzzResult = { inputs: number; throws: number; firstThrow: string | null; seconds: number; slowestMs: number }

/** A parser of what strangers send; the same seed makes the same inputs. */
export type FuzzTarget = { name: string; run: (inputs: number, seed: number) => FuzzResult }

const countThrows = <Input>(
  given: fc.Arbitrary<Input>,
  parse: (input: Input) => unknown,
  { inputs, seed }: { inputs: number; seed: number },
): FuzzResult => {
  const result: FuzzResult = { inputs: 0, throws: 0, firstThrow: null, seconds: 0, slowestMs: 0 }
  const tryOne = (input: Input): void => {
    const startedAt = performance.now()
    try {
      parse(input)
    } catch (error) {
      result.throws += 1
      result.firstThrow ??= `${String(error)} on ${fc.stringify(input)}`
    }
    const tookMs = performance.now() - startedAt
    result.inputs += 1
    result.seconds += tookMs / 1_000
    result.slowestMs = Math.max(result.slowestMs, tookMs)
  }
  fc.assert(fc.property(given, tryOne), { numRuns: inputs, seed })
  return result
}

const target = <Input>(name: string, given: fc.Arbitrary<Input>, parse: (input: Input) => unknown): FuzzTarget => ({
  name,
  run: (inputs, seed) => countThrows(given, parse, { inputs, seed }),
})

/** A parser of the API says 400 with a sentence by throwing; anything else that is thrown is a failure of ours. */
const orRefused =
  (parse: (text: string) => unknown) =>
  (text: string): void => {
    try {
      parse(text)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 400 || error.detail === '') throw error
    }
  }

const TIMES = { receivedAt: 1_795_323_301_482, observedAtAllowed: true }
const anyBatchText = fc.oneof(
  anyBatch,
  anyLines.map((lines) => lines.join('\n')),
)

/** Every parser of what strangers send. */
export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  target('report, JSON', anyBytes, (bytes) => parseReport(bytes, 'json', 0)),
  target('report, CBOR', anyBytes, (bytes) => parseReport(bytes, 'cbor', 0)),
  target('batch of reports', anyBatchText, (text) => parseReportBatch(text, TIMES)),
  target('batch of events', anyBatchText, (text) => parseEventBatch(text, TIMES)),
  target('batch of profiles', anyBatchText, (text) => parseProfileBatch(text, TIMES)),
  ...ZEEK_LOGS.map((log) => target(`Zeek ${log}.log`, anyZeekLines(log), (lines) => parseZeekLog(log, lines, null))),
  target('Suricata eve.json', anyEveLines, (lines) => parseEve(lines)),
  target('registry, CSV', anyRegistryCsv, (text) => parseRegistry(text, 'csv')),
  target('registry, JSON', anyBatchText, (text) => parseRegistry(text, 'json')),
  target('search for devices', anyQuery, orRefused(parseDeviceQuery)),
  target('cursor of a list', anyCursor, orRefused(newestFirstKeyOf)),
]
