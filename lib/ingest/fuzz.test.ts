import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyBytes, anyEveLines, anyLines, anyRegistryCsv, anyZeekLines } from '@/lib/testing/fuzz-inputs'
import { FUZZ_TARGETS } from '@/lib/testing/fuzz-targets'
import type { NetworkObservation } from '@/lib/domain/observation'
import { parseEve } from './eve/parse-eve'
import { parseEventBatch } from './event/parse-event-batch'
import { parseProfileBatch } from './profile/parse-profile-batch'
import { parseRegistry } from './registry/parse-registry'
import { parseReport } from './report/parse-report'
import { parseReportBatch } from './report/parse-report-batch'
import { parseZeekLog } from './zeek/parse-zeek-log'
import { ZEEK_LOGS } from './zeek/zeek-log'

const times = { receivedAt: 1_795_323_301_482, observedAtAllowed: true }
const runs = { numRuns: 400 }
const isFilled = (line: string): boolean => line.trim() !== ''

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535

/** Whatever was sent, a record has a moment, ports, and texts that fit in a database. */
const isWithinBounds = (record: NetworkObservation): boolean =>
  Number.isSafeInteger(record.observedAt) &&
  isPort(record.origin.port) &&
  isPort(record.responder.port) &&
  record.raw.length <= 1_024 &&
  Object.values(record).every(
    (value) => typeof value !== 'string' || (value.length <= 1_024 && !value.includes('\u0000')),
  )

test.each(FUZZ_TARGETS)('$name: nothing is thrown', ({ run }) => {
  // A seed of the day would find more, and would fail somebody who changed nothing; the benchmark takes another one.
  expect(run(500, 20_260_923)).toMatchObject({ inputs: 500, throws: 0, firstThrow: null })
})

test('a report of any bytes is taken or refused', () => {
  fc.assert(
    fc.property(anyBytes, fc.constantFrom('json' as const, 'cbor' as const), (given, format) => {
      const result = parseReport(given, format, 0)
      if (result.ok) expect(result.report.raw.length).toBeLessThanOrEqual(2_048)
      else expect(result.reject.reason).not.toBe('')
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['reports', parseReportBatch],
  ['events', parseEventBatch],
  ['profiles', parseProfileBatch],
])('of a batch of %s each line is a record or a reject', (_, parse) => {
  fc.assert(
    fc.property(anyLines, (given) => {
      const all = given.flatMap((line) => line.split('\n'))
      fc.pre(!all.join('\n').trimStart().startsWith('['))
      const { records, rejects } = parse(all.join('\n'), times)
      expect(records.length + rejects.length).toBe(all.filter(isFilled).length)
    }),
    runs,
  )
})

test.each(ZEEK_LOGS)('of %s.log each line that is no comment is a record, a reject or ignored', (log) => {
  fc.assert(
    fc.property(anyZeekLines(log), (given) => {
      const { records, rejects, ignored } = parseZeekLog(log, given, null)
      const counted = given.filter((line) => /[^\u0000- ]/.test(line) && !/^[\u0000- ]*#/.test(line))
      expect(records.length + rejects.length + ignored).toBe(counted.length)
      expect(records.every(isWithinBounds)).toBe(true)
    }),
    runs,
  )
})

test('of eve.json each line is a record, a reject or ignored', () => {
  fc.assert(
    fc.property(anyEveLines, (given) => {
      const { records, rejects, ignored } = parseEve(given)
      expect(records.length + rejects.length + ignored).toBe(given.filter(isFilled).length)
      expect(records.every(isWithinBounds)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('of a registry each row that is refused says why, and no device is taken twice', () => {
  fc.assert(
    fc.property(anyRegistryCsv, (text) => {
      const { rows, rejected, rejects } = parseRegistry(text, 'csv')
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      expect(rejects.every(({ line, reason }) => line > 0 && reason !== '')).toBe(true)
      expect(rejected === 0 || rejects.length > 0).toBe(true)
    }),
    runs,
  )
})
