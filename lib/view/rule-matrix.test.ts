import { expect, test } from 'vitest'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { ruleMatrix } from './rule-matrix'

const AT = '2026-11-23T06:00:00.000Z'
const kinds = (...connected: string[]) =>
  SOURCE_KINDS.map((kind) => ({ kind, lastReceivedAt: connected.includes(kind) ? AT : null }))

const RULES = [
  { stage: 'execution', needs: ['event'] },
  { stage: 'execution', needs: ['event', 'report'] },
  { stage: 'impact', needs: ['flow'] },
] as const satisfies Parameters<typeof ruleMatrix>[0]

test('every stage has a row, also one without rules', () => {
  const rows = ruleMatrix(RULES, kinds(...SOURCE_KINDS))
  expect(rows.map(({ stage }) => stage)).toEqual(KILL_CHAIN_STAGES)
  expect(rows.find(({ stage }) => stage === 'persistence')).toMatchObject({ rules: 0, judged: 0, closes: null })
  expect(rows.every(({ closes }) => closes === null)).toBe(true)
})

test('a rule is judged where one of its sources is connected; the one that brings most closes the gap', () => {
  const execution = (...connected: string[]) =>
    ruleMatrix(RULES, kinds(...connected)).find(({ stage }) => stage === 'execution')
  expect(execution('flow')).toMatchObject({ rules: 2, judged: 0, closes: { kind: 'event', rules: 2 } })
  expect(execution('report')).toMatchObject({ judged: 1, closes: { kind: 'event', rules: 1 } })
  expect(execution('flow')?.cells.slice(0, 3)).toEqual([
    { kind: 'report', rules: 1, waiting: 1, isConnected: false, state: 'gap' },
    { kind: 'flow', rules: 0, waiting: 0, isConnected: true, state: 'no-rule' },
    { kind: 'event', rules: 2, waiting: 2, isConnected: false, state: 'gap' },
  ])
})

test('a source that is not connected leaves no gap where another one judges its rules', () => {
  const cells = (...connected: string[]) =>
    ruleMatrix(RULES, kinds(...connected)).find(({ stage }) => stage === 'execution')?.cells ?? []
  expect(cells('event').find(({ kind }) => kind === 'report')).toMatchObject({
    rules: 1,
    waiting: 0,
    state: 'elsewhere',
  })
  expect(cells('report').find(({ kind }) => kind === 'event')).toMatchObject({ rules: 2, waiting: 1, state: 'gap' })
})
