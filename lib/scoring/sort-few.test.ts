import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortFew } from './sort-few'

test('sorts as the general sort does, keeping the order of equals', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat())), (items) => {
      const byFirst = (a: [number, number], b: [number, number]): number => a[0] - b[0]
      expect(sortFew([...items], byFirst)).toEqual([...items].sort(byFirst))
    }),
  )
})
