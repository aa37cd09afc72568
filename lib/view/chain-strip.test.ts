import { expect, test } from 'vitest'
import { chainCells, chainSentence, chainSummary } from './chain-strip'

test('stages nobody spoke of are not assessed', () => {
  expect(chainCells([]).map((cell) => cell.status)).toEqual(Array(7).fill('not-assessed'))
  expect(chainSummary([])).toBe('No stage could be assessed')
})

test('the strip reads as a sentence', () => {
  const cells = chainCells(['indicators', 'facilitators', 'clear'])
  expect(chainSentence(cells)).toBe(
    'Reconnaissance indicator, Initial access facilitator only, Execution clear, Persistence not assessed, ' +
      'Command and control not assessed, Lateral movement not assessed, Impact not assessed',
  )
})

test('the summary counts', () => {
  expect(chainSummary(['indicators', 'facilitators', 'clear'])).toBe('3 of 7 stages assessed, 1 with indicators')
  expect(chainSummary(Array(7).fill('clear'))).toBe('7 of 7 stages assessed, none with indicators')
})
