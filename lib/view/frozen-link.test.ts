import { expect, test } from 'vitest'
import { frozenLink } from './frozen-link'

const range = { from: Date.parse('2026-03-01T00:00:00Z'), to: Date.parse('2026-03-02T00:00:00Z') }

test('a relative range becomes its times, all else stays', () => {
  const link = new URL(frozenLink('http://vedette.test/devices/lamp?range=24h&evidence=x', range))
  expect(link.searchParams.get('range')).toBe('2026-03-01T00:00:00.000Z..2026-03-02T00:00:00.000Z')
  expect(link.searchParams.get('evidence')).toBe('x')
})

test('a page without a range keeps its address', () => {
  expect(frozenLink('http://vedette.test/devices?q=a', null)).toBe('http://vedette.test/devices?q=a')
})
