import { expect, test } from 'vitest'
import { changeMoments, compromiseMoments, judgementMoments } from './device-moments'

const AT = '2026-11-24T09:00:00.000Z'
const LATER = '2026-11-24T10:00:00.000Z'
const textsOf = (moments: readonly { kind: string; text: string }[]) =>
  moments.map(({ kind, text }) => `${kind} ${text}`)

test('a device that became other says in what; its first word changes nothing', () => {
  const versions = [
    { at: LATER, changedParts: ['firmware', 'services'] },
    { at: AT, changedParts: [] },
  ]
  expect(textsOf(changeMoments(versions))).toEqual(['change Changed firmware, services'])
})

test('a judgement stands where it was given and where it was taken back', () => {
  const given = { at: AT, title: 'Scan of many hosts', verdict: 'benign', undoneAt: LATER } as const
  expect(textsOf(judgementMoments([given]))).toEqual([
    'act Expected: Scan of many hosts',
    'act Taken back: Scan of many hosts',
  ])
})

test('a compromise stands from its word to the healing; a slip leaves nothing', () => {
  expect(textsOf(compromiseMoments([{ at: AT, closedAt: LATER, isSlip: false }]))).toEqual([
    'act Compromise confirmed',
    'act Healed',
  ])
  expect(compromiseMoments([{ at: AT, closedAt: LATER, isSlip: true }])).toEqual([])
})

test('hostile names are inert and short', () => {
  const [moment] = changeMoments([{ at: AT, changedParts: [`\u202E${'x'.repeat(999)}`] }])
  expect(moment?.text.includes('\u202E')).toBe(false)
  expect(moment?.text.length).toBeLessThan(80)
})
