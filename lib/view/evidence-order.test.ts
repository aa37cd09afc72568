import { expect, test } from 'vitest'
import { evidenceOrder, pointsByFinding } from './evidence-order'
import { toWaterfall, type WaterfallLine } from './waterfall'

const line = (findingId: string, points: number): WaterfallLine => ({
  kind: 'indicator',
  ruleId: 'beaconing',
  findingId,
  subject: '',
  stage: 'impact',
  points,
})
const finding = { title: 'Beaconing', summary: '', evidenceCount: 1 }
const rows = toWaterfall(
  [line('small', 2), line('big', 20), line('big', 5), line('gone', 1)],
  new Map([
    ['small', finding],
    ['big', finding],
  ]),
  28,
)

test('the drawer steps as the waterfall stands, then through the rest, each finding once', () => {
  expect(evidenceOrder(rows, ['other', 'small', 'big'])).toEqual(['big', 'small', 'other'])
  expect(evidenceOrder([], [])).toEqual([])
})

test('lines of one finding are summed, unknown findings have none', () => {
  expect([...pointsByFinding(rows)]).toEqual([
    ['big', 25],
    ['small', 2],
  ])
})
