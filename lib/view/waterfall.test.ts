import { expect, test } from 'vitest'
import { foldWaterfall, toWaterfall, waterfallAxisEnd, type LineFinding, type WaterfallLine } from './waterfall'

const line = (over: Partial<WaterfallLine>): WaterfallLine => ({
  kind: 'indicator',
  ruleId: 'beaconing',
  findingId: 'f1',
  subject: '',
  stage: 'command-and-control',
  points: 10,
  ...over,
})
const beaconing: LineFinding = { title: 'Beaconing', summary: '334 contacts, every 61 s', evidenceCount: 15 }

test('no lines, no rows', () => {
  expect(toWaterfall([], new Map(), 0)).toEqual([])
  expect(waterfallAxisEnd([])).toBe(100)
})

test('base rate first, then by size, what lowers last; points sum and bars join', () => {
  const rows = toWaterfall(
    [
      line({ kind: 'ceiling', ruleId: '', findingId: '', stage: '', points: -4.4 }),
      line({ points: 22.3 }),
      line({ kind: 'facilitator', ruleId: 'exposed-telnet', findingId: 'f2', points: 30.4 }),
      line({ kind: 'base-rate', ruleId: '', findingId: '', stage: '', points: 1 }),
    ],
    new Map([['f1', beaconing]]),
    49,
  )
  expect(rows.map(({ name, points }) => [name, points])).toEqual([
    ['Base rate', 1],
    ['Exposed telnet', 30],
    ['Beaconing', 22],
    ['Ceiling for weak signs', -4],
  ])
  rows.slice(1).forEach((row, index) => expect(row.start).toBeCloseTo(rows[index]?.end ?? NaN))
})

test('evidence opens only when its finding is at hand', () => {
  const [known, unknown] = toWaterfall(
    [line({}), line({ findingId: 'gone', points: 5 })],
    new Map([['f1', beaconing]]),
    15,
  )
  expect([known?.findingId, known?.evidenceCount, known?.fact]).toEqual(['f1', 15, '334 contacts, every 61 s'])
  expect([unknown?.findingId, unknown?.name]).toEqual(['', 'Beaconing'])
})

test('a subject the score had shortened is told whole while its finding is at hand', () => {
  const findings = new Map([['f1', { ...beaconing, subject: 'tcp 203.0.113.9:6667' }]])
  expect(toWaterfall([line({ subject: '~48709b89' })], findings, 10)[0]?.subject).toBe('tcp 203.0.113.9:6667')
})

test('hostile subjects are inert and bounded', () => {
  const [row] = toWaterfall([line({ subject: `\u202E${'x'.repeat(999)}` })], new Map(), 10)
  expect(row?.subject.startsWith('\\u202exxx')).toBe(true)
  expect(row?.subject.length).toBeLessThan(130)
})

test('the axis grows when rows go beyond 100 before a later one takes points back', () => {
  const rows = toWaterfall(
    [line({ points: 118 }), line({ kind: 'mitigation', findingId: '', points: -40 })],
    new Map(),
    78,
  )
  expect(waterfallAxisEnd(rows)).toBe(120)
})

test('many small rows are folded, what closes the sum never is, and nothing is lost', () => {
  const rows = toWaterfall(
    [
      ...Array.from({ length: 9 }, (_, index) => line({ findingId: `f${index}` })),
      line({ kind: 'ceiling', points: -20 }),
    ],
    new Map(),
    70,
  )
  const { shown, folded, closing } = foldWaterfall(rows, 4)
  expect([shown.length, folded.length, closing.length]).toEqual([4, 5, 1])
  expect([...shown, ...folded, ...closing]).toEqual(rows)
  expect(foldWaterfall(rows, 8).folded).toEqual([])
  expect(foldWaterfall([], 4)).toEqual({ shown: [], folded: [], outside: [], closing: [] })
})

test('what was not seen in the time that is looked at stands after what was, and is counted, not lost', () => {
  const lines = [line({ points: 30 }), line({ findingId: 'f2', points: 12 }), line({ kind: 'ceiling', points: -2 })]
  const rows = toWaterfall(lines, new Map(), 40, new Set(['f1']))
  const { shown, outside, closing } = foldWaterfall(rows, 4)
  expect([shown, outside, closing].map((part) => part.map(({ points }) => points))).toEqual([[12], [30], [-2]])
  expect(rows.map(({ start }) => start)).toEqual([0, 12, 42])
})
