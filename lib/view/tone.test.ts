import { expect, test } from 'vitest'
import { BANDS, SEVERITIES } from '@/lib/domain/severity'
import { toneColor, toneOfBand, toneOfSeverity, toneWord } from './tone'

test('every band and severity has a word of its own, and not assessed is none of them', () => {
  expect(BANDS.map((band) => toneWord(toneOfBand(band)))).toEqual(['Low', 'Medium', 'High', 'Critical', 'Not assessed'])
  expect(SEVERITIES.map((severity) => toneWord(toneOfSeverity(severity)))).toEqual([
    'Info',
    'Low',
    'Medium',
    'High',
    'Critical',
  ])
})

test('not assessed is never drawn in a severity colour', () => {
  expect(toneColor(toneOfBand('not-assessed'))).toBe('var(--text-3)')
  expect(toneColor(toneOfBand('critical'))).toBe('var(--sev-5)')
})
