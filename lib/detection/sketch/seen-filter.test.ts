import { expect, test } from 'vitest'
import { hashText } from './hash-text'
import { emptyFilter, hasSeen, markSeen } from './seen-filter'

test('what was seen is known, always', () => {
  const filter = emptyFilter(64)
  for (let n = 0; n < 200; n += 1) markSeen(filter, hashText(String(n)))
  for (let n = 0; n < 200; n += 1) expect(hasSeen(filter, hashText(String(n)))).toBe(true)
})

test('what was not seen is seldom taken for known: about as often as the formula says', () => {
  const filter = emptyFilter(64)
  for (let n = 0; n < 256; n += 1) markSeen(filter, hashText(`host ${String(n)}`))
  const wrong = Array.from({ length: 10_000 }, (_, n) => hasSeen(filter, hashText(`other ${String(n)}`))).filter(
    Boolean,
  )
  const expected = 10_000 * (1 - Math.exp((-3 * 256) / 2_048)) ** 3
  expect(wrong.length).toBeGreaterThan(expected / 2)
  expect(wrong.length).toBeLessThan(expected * 2)
})

test('marking says whether it was new', () => {
  const filter = emptyFilter(4)
  expect([markSeen(filter, 7), markSeen(filter, 7)]).toEqual([true, false])
  expect(filter.count).toBe(1)
})
