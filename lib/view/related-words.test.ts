import { expect, test } from 'vitest'
import { relatedWords } from './related-words'

test('breached peers are counted, up to what they may add', () => {
  expect(relatedWords({ scope: 'model', peers: 3, share: null })).toBe(
    '3 other devices of this model with the same sign are at high or above.',
  )
  expect(relatedWords({ scope: 'segment', peers: 1, share: null })).toBe(
    '1 other device on this segment with the same sign is at high or above.',
  )
  expect(relatedWords({ scope: 'site', peers: 7, share: null })).toMatch(/^7 or more other devices of this site/)
})

test('healthy peers are a share', () => {
  expect(relatedWords({ scope: 'model', peers: null, share: 0.4 })).toMatch(
    /^At least 40\s?% of the other devices of this model have long had this sign/,
  )
})

test('nothing says nothing', () => {
  expect(relatedWords({ scope: 'site', peers: null, share: null })).toBe('')
})
