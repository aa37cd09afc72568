import { expect, test } from 'vitest'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { ruleName, stageName, stageNumber, stageShortName } from './stage-name'

test('stages are numbered 1 to 7 and named', () => {
  expect(KILL_CHAIN_STAGES.map(stageNumber)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(stageName('command-and-control')).toBe('Command and control')
  expect(stageShortName('command-and-control')).toBe('C2')
})

test('a rule id reads as words', () => {
  expect(ruleName('exposed-telnet')).toBe('Exposed telnet')
  expect(ruleName('')).toBe('')
})
