import { expect, test } from 'vitest'
import { whatIfSentence } from './what-if-words'

const scores = (breach: readonly [number | null, number | null], threat: readonly [number, number]) => ({
  breachLikelihood: { before: { printed: breach[0] }, after: { printed: breach[1] } },
  threatLevel: { before: { printed: threat[0] }, after: { printed: threat[1] } },
})

test('weaknesses are imagined fixed', () => {
  expect(whatIfSentence(['facilitator', 'facilitator'], scores([88, 72], [71, 46]))).toBe(
    'If 2 facilitators were fixed: breach likelihood 88 → 72, threat level 71 → 46',
  )
})

test('signs are imagined wrong', () => {
  expect(whatIfSentence(['indicator', 'facilitator'], scores([88, null], [71, 71]))).toBe(
    'If 1 facilitator was fixed and 1 indicator was wrong: breach likelihood 88 → not assessed, threat level 71 → 71',
  )
})
