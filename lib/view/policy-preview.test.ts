import { expect, test } from 'vitest'
import { BANDS, type Band } from '@/lib/domain/severity'
import { fleetMovesOf, previewSentence } from './policy-preview'

type Counts = Partial<Record<Band, number>>

const movesOf = (before: Counts, after: Counts) =>
  BANDS.map((band) => ({ band, before: before[band] ?? 0, after: after[band] ?? 0, entering: 0, leaving: 0 }))
const partOf = (devices: number, before: Counts, after: Counts) => ({
  devices,
  breach: movesOf(before, after),
  threat: movesOf(before, before),
})
type Preview = Parameters<typeof previewSentence>[0]
const aPreview = (change: Partial<Preview> = {}): Preview => ({
  highest: partOf(500, { high: 10, low: 490 }, { high: 14, low: 486 }),
  sample: partOf(1_000, { low: 1_000 }, { high: 2, low: 998 }),
  others: 10_000,
  moved: 30,
  ...change,
})

test('what a sample shows is told for all it stands for, as an estimate', () => {
  expect(fleetMovesOf(aPreview(), 'breach').find(({ band }) => band === 'high')).toMatchObject({
    before: 10,
    after: 34,
  })
  expect(previewSentence(aPreview())).toBe(
    '30 of the 1,500 devices looked at move; about 24 more would be high or critical in breach likelihood.',
  )
})

test('a fleet that was looked at whole has no estimates', () => {
  const small = aPreview({ highest: partOf(6, { high: 3, low: 3 }, { low: 6 }), sample: partOf(0, {}, {}), others: 0 })
  expect(previewSentence({ ...small, moved: 3 })).toBe(
    '3 of the 6 devices looked at move; 3 fewer would be high or critical in breach likelihood.',
  )
  expect(previewSentence({ ...small, moved: 0 })).toBe('No score of the 6 devices looked at moves.')
})

test('an empty fleet says so', () => {
  const empty = partOf(0, {}, {})
  expect(previewSentence(aPreview({ highest: empty, sample: empty, others: 0 }))).toContain('nothing can be shown')
})
