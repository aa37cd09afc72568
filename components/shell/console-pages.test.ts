import { expect, test } from 'vitest'
import { ALL_CONSOLE_PAGES, barPages, consolePageOf, keysOf } from './console-pages'

test('each page has keys of its own', () => {
  const keys = ALL_CONSOLE_PAGES.map(keysOf)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toContain('g f')
})

test('the bar of a phone has three pages, the fleet first', () => {
  expect(barPages()).toHaveLength(3)
  expect(barPages()[0]?.href).toBe('/fleet')
})

test('a path belongs to the page above it', () => {
  expect(consolePageOf('/settings/people')?.href).toBe('/settings')
  expect(consolePageOf('/devicesque')).toBeUndefined()
})
