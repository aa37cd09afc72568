import { expect, test } from 'vitest'
import { placeMoments, type TimelineMoment } from './timeline-moments'
import { timeScale } from './timeline-scale'

const range = { from: 0, to: 1_000 }
const place = (moments: readonly TimelineMoment[]) => placeMoments(moments, range, timeScale(range, 0, 1_000), 0, 1_000)
const changed = (at: number, text = 'Firmware changed'): TimelineMoment => ({ at, kind: 'change', text })

test('what happened outside the range is not drawn', () => {
  expect(place([changed(-1), changed(1_001)])).toEqual([])
})

test('a label stands right of its moment, at the end of the range left of it', () => {
  expect(place([changed(990), changed(100)]).map(({ x, side }) => [x, side])).toEqual([
    [100, 'right'],
    [990, 'left'],
  ])
})

test('labels never run into each other: one without room is dropped, its line stays', () => {
  expect(place([changed(500), changed(505), changed(510)]).map(({ side }) => side)).toEqual(['left', 'none', 'right'])
})
