import { expect, test } from 'vitest'
import { parseReportBatch } from './parse-report-batch'

const RECEIVED = 1_795_323_301_482
const report = { hed: { rid: 7, v: '1.0' }, met: { ns: { bo: 5 } } }
const line = (fields: object): string => JSON.stringify({ thingName: 'pump-17', report, ...fields })
const importing = { receivedAt: RECEIVED, observedAtAllowed: true }

test('a bad line of a batch is named and the good ones are taken', () => {
  const text = [line({}), 'not json', '', line({ thingName: 'a\u0007b' }), line({ report: 3 }), line({}) + '\r'].join(
    '\n',
  )
  const { records, rejects } = parseReportBatch(text, importing)
  expect(records.map((record) => record.index)).toEqual([0, 5])
  expect(rejects.map(({ line, code }) => [line, code]).sort()).toEqual([
    [2, 'InvalidPayload'],
    [4, 'InvalidPayload'],
    [5, 'InvalidPayload'],
  ])
})

test('an array counts its elements from 0', () => {
  const { records, rejects } = parseReportBatch(`[${line({})},4,${line({})}]`, importing)
  expect(records.map((record) => record.index)).toEqual([0, 2])
  expect(rejects).toMatchObject([{ line: 2, reason: 'must be an object, got 4' }])
})

test('an import says when it was; a device only says that it is now', () => {
  const text = line({ observedAt: '2018-12-21T14:50:16Z' })
  const at = Date.UTC(2018, 11, 21, 14, 50, 16)
  expect(parseReportBatch(text, importing).records[0]).toMatchObject({ observedAt: at, report: { observedAt: at } })
  const device = { receivedAt: RECEIVED, observedAtAllowed: false }
  expect(parseReportBatch(text, device).records[0]).toMatchObject({
    observedAt: null,
    report: { observedAt: RECEIVED },
  })
})

test('a time that is none, or one from the future, is refused', () => {
  const refused = (observedAt: unknown): unknown => parseReportBatch(line({ observedAt }), importing).rejects[0]?.code
  expect(refused('yesterday')).toBe('InvalidPayload')
  expect(refused(RECEIVED + 300_001)).toBe('OutOfRange')
  expect(refused(RECEIVED + 300_000)).toBeUndefined()
})

test('a body that is no array is one reject', () => {
  expect(parseReportBatch('[1,', importing).rejects).toMatchObject([{ line: 1, code: 'InvalidPayload' }])
  expect(parseReportBatch('['.repeat(100_000), importing).rejects).toHaveLength(1)
})
