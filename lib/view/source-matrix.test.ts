import { expect, test } from 'vitest'
import { sourceMatrix } from './source-matrix'

const rules = [
  { stage: 'impact', needs: ['flow'] },
  { stage: 'impact', needs: ['event', 'flow'] },
  { stage: 'impact', needs: ['event'] },
  { stage: 'execution', needs: ['event'] },
] as const

const cellOf = (source: string, stage: string) =>
  sourceMatrix(rules)
    .find(({ name }) => name === source)
    ?.cells.find((cell) => cell.stage === stage)

test('a source sees a stage by the rules it can judge there, and is blind where it can judge none', () => {
  expect(cellOf('Zeek conn alone', 'impact')).toEqual({ stage: 'impact', judged: 2, rules: 3, sight: 'most' })
  expect(cellOf('Zeek conn alone', 'execution')?.sight).toBe('blind')
  expect(cellOf('Device events and profiles', 'execution')?.sight).toBe('most')
  expect(cellOf('Device reports', 'reconnaissance')).toEqual({
    stage: 'reconnaissance',
    judged: 0,
    rules: 0,
    sight: 'blind',
  })
})
