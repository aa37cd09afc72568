import { expect, test } from 'vitest'
import { bandOf } from '@/lib/domain/severity'
import { historySteps, scoreChange, type HistoryPoint } from './score-history'

const scored = (printed: number) => ({ printed, low: printed - 5, high: printed + 5, band: bandOf(printed) })
const unknown = { printed: null, low: null, high: null, band: 'not-assessed' } as const
const point = (at: number, breach: number, threat = 30): HistoryPoint => ({
  at,
  breach: scored(breach),
  threat: scored(threat),
})
const range = { from: 100, to: 200 }

test('no history draws nothing and claims no change', () => {
  expect(historySteps([], range)).toEqual([])
  expect(scoreChange([], 'breach', range)).toBeNull()
})

test('a value from before the range is carried in, the last one to its end', () => {
  expect(historySteps([point(50, 10)], range).map(({ at, breach }) => [at, breach])).toEqual([
    [100, 10],
    [200, 10],
  ])
})

test('points outside the range are left out, in any order of arrival', () => {
  const steps = historySteps([point(150, 40), point(250, 90), point(120, 20), point(10, 5)], range)
  expect(steps.map(({ at, breach }) => [at, breach])).toEqual([
    [100, 5],
    [120, 20],
    [150, 40],
    [200, 40],
  ])
})

test('the change names the moment the score began to move', () => {
  expect(scoreChange([point(50, 23), point(140, 23), point(150, 60), point(170, 88)], 'breach', range)).toEqual({
    delta: 65,
    since: 150,
  })
  expect(scoreChange([point(50, 23), point(150, 60)], 'threat', range)).toBeNull()
})

test('not assessed is a gap and no start of a change', () => {
  const points: HistoryPoint[] = [{ at: 110, breach: unknown, threat: unknown }, point(150, 60)]
  expect(historySteps(points, range)[0]).toEqual({ at: 110, breach: null, threat: null, interval: null })
  expect(scoreChange(points, 'breach', range)).toBeNull()
})
