import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyBytes, anyConnLines, anyLines, anyRegistryCsv } from '@/lib/testing/fuzz-inputs'
import { FUZZ_TARGETS } from '@/lib/testing/fuzz-targets'
import { parseEventBatch } from './event/parse-event-batch'
import { parseProfileBatch } from './profile/parse-profile-batch'
import { parseRegistry } from './registry/parse-registry'
import { parseReport } from './report/parse-report'
import { parseReportBatch } from './report/parse-report-batch'
import { parseZeekConn } from './zeek/parse-zeek-conn'

const times = { receivedAt: 1_795_323_301_482, observedAtAllowed: true }
const runs = { numRuns: 400 }
const isFilled = (line: string): boolean => line.trim() !== ''

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

test('of conn.log each line that is no comment is a record or a reject', () => {
  fc.assert(
    fc.property(anyConnLines, (given) => {
      const { records, rejects } = parseZeekConn(given, null)
      const counted = given.filter((line) => /[^\u0000- ]/.test(line) && !/^[\u0000- ]*#/.test(line))
      expect(records.length + rejects.length).toBe(counted.length)
      for (const { observedAt } of records) expect(Number.isSafeInteger(observedAt)).toBe(true)
    }),
    { numRuns: 1_000 },
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
