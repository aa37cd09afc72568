import { expect, test } from 'vitest'
import { isSampleName } from '@/lib/domain/sample-fleet'
import { digest } from '@/lib/server/digest'
import { sampleMessages } from './sample-messages'
import { beginOf, hoursBefore, sampleStory } from './story'

const END = Date.UTC(2026, 10, 23, 19)

const bytesOf = (seed: number, endAt = END): string =>
  digest(
    [
      ...sampleMessages(sampleStory(seed, endAt), {
        from: hoursBefore({ endAt }, 9.5),
        to: hoursBefore({ endAt }, 8.5),
      }),
    ]
      .map(({ path, body }) => `${path} ${body}`)
      .join('\n'),
  )

test('the same seed and end tell the same story byte by byte, another seed another', () => {
  expect(bytesOf(7)).toBe(bytesOf(7))
  expect(bytesOf(8)).not.toBe(bytesOf(7))
})

test('there are 240 devices of 12 models in 12 groups at 3 sites, all named as samples, each at an address of its own', () => {
  const { devices } = sampleStory(1, END)
  expect(devices).toHaveLength(240)
  expect(devices.every(({ id }) => isSampleName(id))).toBe(true)
  const distinct = (of: (device: (typeof devices)[number]) => string): number => new Set(devices.map(of)).size
  expect(distinct(({ id }) => id)).toBe(240)
  expect(distinct(({ ip }) => ip)).toBe(240)
  expect(distinct(({ mac }) => mac)).toBe(240)
  expect(distinct(({ model }) => model.key)).toBe(12)
  expect(distinct(({ model }) => model.group)).toBe(12)
  expect(distinct(({ site }) => site)).toBe(3)
})

test('a story told in two parts is the story told in one', () => {
  const story = sampleStory(1, END)
  const [from, cut, to] = [hoursBefore(story, 4), hoursBefore(story, 3), hoursBefore(story, 2)]
  const lines = (period: { from: number; to: number }) => [...sampleMessages(story, period)].map(({ body }) => body)
  expect([...lines({ from, to: cut }), ...lines({ from: cut, to })]).toEqual(lines({ from, to }))
})

test('the opening comes once, before anything is told', () => {
  const story = sampleStory(1, END)
  const paths = [...sampleMessages(story, { from: beginOf(story), to: beginOf(story) + 60_000 })].map(
    ({ path }) => path,
  )
  expect(paths.slice(0, 3)).toEqual(['registry', 'addresses', 'profiles'].map((what) => `/api/v1/ingest/${what}`))
  const later = [...sampleMessages(story, { from: hoursBefore(story, 1), to: hoursBefore(story, 0.9) })]
  expect(later.some(({ path }) => path.endsWith('/registry'))).toBe(false)
})
