import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseEventBatch } from './event/parse-event-batch'
import { parseReport } from './report/parse-report'
import { parseReportBatch } from './report/parse-report-batch'
import { parseZeekConn } from './zeek/parse-zeek-conn'
import { CONN_FIELDS } from './zeek/zeek-header'

const times = { receivedAt: 1_795_323_301_482, observedAtAllowed: true }
const runs = { numRuns: 400 }

const key = fc.constantFrom(
  ...'header hed report_id rid version v metrics met custom_metrics cmet listening_tcp_ports tp ports pts port pt total t network_stats ns bytes_in bi tcp_connections tc established_connections ec connections cs remote_addr rad local_port lp number number_list string_list ip_list __proto__ constructor thingName report observedAt kind outcome action path name profile'.split(
    ' ',
  ),
)
const leaf = fc.oneof(
  fc.constantFrom('1.0', 'login', 'file', 'config', '[::1]:80', '::1:80', '1e9', '2018-12-21T14:50:16Z', 'success'),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, Number.MAX_VALUE),
)
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { maxDepth: 7 },
    leaf,
    fc.array(tie('document'), { maxLength: 3 }),
    fc.dictionary(key, tie('document'), { maxKeys: 6 }),
  ),
}))
const lines = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    document.map((value) => JSON.stringify(value)),
  ),
)
const isFilled = (line: string): boolean => line.trim() !== ''

test('a report of any bytes is taken or refused', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    document.map((value) => new TextEncoder().encode(JSON.stringify(value))),
  )
  fc.assert(
    fc.property(bytes, fc.constantFrom('json' as const, 'cbor' as const), (given, format) => {
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
])('of a batch of %s each line is a record or a reject', (_, parse) => {
  fc.assert(
    fc.property(lines, (given) => {
      const all = given.flatMap((line) => line.split('\n'))
      fc.pre(!all.join('\n').trimStart().startsWith('['))
      const { records, rejects } = parse(all.join('\n'), times)
      expect(records.length + rejects.length).toBe(all.filter(isFilled).length)
    }),
    runs,
  )
})

test('of a batch of any text nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.array(document).map((value) => JSON.stringify(value)),
      ),
      (text) => {
        expect(Array.isArray(parseReportBatch(text, times).rejects)).toBe(true)
        expect(Array.isArray(parseEventBatch(text, times).rejects)).toBe(true)
      },
    ),
    runs,
  )
})

test('of conn.log each line that is no comment is a record or a reject', () => {
  const value = fc.constantFrom(
    '-',
    '(empty)',
    '',
    '1',
    '10.0.0.1',
    '::1',
    'tcp',
    'S0',
    'SF',
    'T',
    '1e400',
    '\u0000',
    '9'.repeat(30),
  )
  const row = fc.array(value, { minLength: 18, maxLength: 22 }).map((values) => values.join('\t'))
  const comment = fc.constantFrom(
    `#fields\t${CONN_FIELDS.join('\t')}`,
    '#fields',
    '#separator',
    '#separator \\x20',
    '#path\tdns',
    ' #x',
  )
  const conn = fc
    .dictionary(fc.constantFrom(...CONN_FIELDS, 'id', '_path'), document)
    .map((json) => JSON.stringify(json))
  fc.assert(
    fc.property(fc.array(fc.oneof(row, comment, conn, fc.string({ unit: 'binary' }))), (given) => {
      const { records, rejects } = parseZeekConn(given, null)
      const counted = given.filter((line) => /[^\u0000- ]/.test(line) && !/^[\u0000- ]*#/.test(line))
      expect(records.length + rejects.length).toBe(counted.length)
      for (const { observedAt } of records) expect(Number.isSafeInteger(observedAt)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})
