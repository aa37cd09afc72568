import { expect, test } from 'vitest'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import { spreadDays, spreadSentence } from './group-spread'
import { stageName } from './stage-name'

const at = (asOf: string, indicators: Partial<Record<KillChainStage, number>>) => ({
  asOf,
  stages: Object.entries(indicators).map(([stage, count]) => ({ stage: stage as KillChainStage, indicators: count })),
})

const POINTS = [at('2026-11-20T08:00:00.000Z', { impact: 1 }), at('2026-11-22T23:00:00.000Z', { impact: 3 })]
const PRESENT = at('2026-11-23T06:00:00.000Z', { impact: 9, persistence: 2 })

test('a day of which nothing was kept was as the one before; before the first nothing is known', () => {
  const days = spreadDays(POINTS, PRESENT, 5)
  expect(days.map(({ devices }) => devices?.impact ?? null)).toEqual([null, 1, 1, 3, 9])
})

test('the sentence says on which stages it spread', () => {
  expect(spreadSentence(spreadDays(POINTS, PRESENT, 5), stageName)).toBe(
    'More devices show indicators than on 2026-11-20: persistence 0 → 2, impact 1 → 9.',
  )
  expect(spreadSentence(spreadDays([PRESENT], PRESENT, 5), stageName)).toBe(
    'On no stage more devices show indicators than on 2026-11-23.',
  )
  expect(spreadSentence([], stageName)).toBe('Nothing was kept of this group yet.')
})
