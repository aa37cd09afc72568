import { expect, test } from 'vitest'
import { bandOf } from './severity'
import { mapBinOf, mapBinOfCell, mapCellOf, mapRangesOf } from './map-bin'

const SCORES = Array.from({ length: 101 }, (_, score) => score)

test('every pair of scores lies in the ranges of its bin alone, so a link lists what a bin counts', () => {
  for (const breach of SCORES) {
    for (const threat of SCORES) {
      const bin = mapBinOf(breach, threat)
      const ranges = mapRangesOf(bin)
      expect(breach >= ranges.breach.from && breach <= ranges.breach.to).toBe(true)
      expect(threat >= ranges.threat.from && threat <= ranges.threat.to).toBe(true)
      expect(mapBinOf(ranges.breach.to, ranges.threat.to)).toEqual(bin)
      expect(mapBinOf(ranges.breach.from, ranges.threat.from)).toEqual(bin)
      expect(mapBinOfCell(mapCellOf(bin))).toEqual(bin)
    }
  }
})

test('a bin lies in one band of breach likelihood, and there are at most 900', () => {
  const cells = new Set(SCORES.flatMap((breach) => SCORES.map((threat) => mapCellOf(mapBinOf(breach, threat)))))
  expect(cells.size).toBe(410)
  for (const cell of cells) {
    const { breach } = mapRangesOf(mapBinOfCell(cell))
    expect(bandOf(breach.from)).toBe(bandOf(breach.to))
  }
})
