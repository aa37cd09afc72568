import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDeeperThan } from './json-depth'

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

test('the depth of any document is the depth of its objects and lists', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(7), (value, depthMax) => {
      expect(isDeeperThan(new TextEncoder().encode(JSON.stringify(value)), depthMax)).toBe(depthOf(value) > depthMax)
    }),
  )
})
