import { expect, test } from 'vitest'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { summariseStages } from './summarise-stages'

const finding = (
  stage: (typeof KILL_CHAIN_STAGES)[number],
  kind: 'facilitator' | 'indicator',
  firstSeenAt = 1,
  lastSeenAt = 2,
) => ({
  kind,
  stage,
  firstSeenAt,
  lastSeenAt,
})

test('all seven stages in their order, whatever was found', () => {
  expect(summariseStages([], []).map(({ stage }) => stage)).toEqual([...KILL_CHAIN_STAGES])
})

test('clear is not the same as not assessed', () => {
  const checks = [
    { stage: 'impact', assessed: true },
    { stage: 'execution', assessed: false },
  ] as const
  const statusOf = Object.fromEntries(summariseStages([], checks).map(({ stage, status }) => [stage, status]))
  expect(statusOf).toMatchObject({ impact: 'clear', execution: 'not-assessed', persistence: 'not-assessed' })
})

test('indicators outweigh facilitators, and both are counted with the span they cover', () => {
  const stages = summariseStages(
    [finding('impact', 'facilitator', 5, 6), finding('impact', 'indicator', 7, 9), finding('execution', 'facilitator')],
    [],
  )
  expect(stages.at(-1)).toEqual({
    stage: 'impact',
    status: 'indicators',
    facilitators: 1,
    indicators: 1,
    firstSeenAt: 5,
    lastSeenAt: 9,
  })
  expect(stages[2]).toMatchObject({ status: 'facilitators', facilitators: 1, indicators: 0 })
})
