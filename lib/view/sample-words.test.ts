import { expect, test } from 'vitest'
import { sampleChip, sampleSentence } from './sample-words'

const sample = { state: 'loading', devices: 240, progress: 0.348, message: '' } as const

test('the chip says how far it is, and is gone when there is no sample data', () => {
  expect(sampleChip(sample)).toBe('Sample data, 34 % loaded')
  expect(sampleChip({ ...sample, state: 'present' })).toBe('Sample data')
  expect(sampleChip({ ...sample, state: 'absent' })).toBeNull()
})

test('a failure says why', () => {
  expect(sampleSentence({ ...sample, state: 'failed', message: 'nobody answers' })).toContain('nobody answers')
})
