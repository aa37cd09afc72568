import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { RULES } from '@/lib/detection/registry'
import { parseProfileBatch } from '@/lib/ingest/profile/parse-profile-batch'
import { profileRecordSchema, profileSchema } from '@/lib/ingest/profile/profile-schema'
import { PROFILE_EXAMPLE } from './profile-example'

const times = { receivedAt: Date.UTC(2026, 10, 22, 6), observedAtAllowed: true }

test('the documented example is taken, and nothing of it is lost', () => {
  const { records, rejects } = parseProfileBatch(JSON.stringify([PROFILE_EXAMPLE]), times)
  expect(rejects).toEqual([])
  const event = records[0]?.event.event
  expect(event?.kind === 'config' ? Object.keys(event.profile).sort() : []).toEqual(
    Object.keys(PROFILE_EXAMPLE.profile).sort(),
  )
})

test('it names every part that a profile may have', () => {
  const partsThatMayBeLeftOut = Object.keys(profileSchema.shape).filter((part) => !(part in PROFILE_EXAMPLE.profile))
  expect(partsThatMayBeLeftOut).toEqual([])
})

test('what a profile is made of can be written as JSON Schema', () => {
  const schema = z.toJSONSchema(profileRecordSchema, { io: 'input' })
  expect(schema.required).toEqual(['thingName', 'profile'])
  expect(JSON.stringify(schema)).toContain('What kind of device it is')
})

const guide = readFileSync(join(import.meta.dirname, '../../docs/device-profiles.md'), 'utf8')

test('the guide shows this example', () => {
  const [, shown = ''] = /```json\n([^]*?)\n```/.exec(guide) ?? []
  expect(JSON.parse(shown)).toEqual(PROFILE_EXAMPLE)
})

test('the guide names every weakness that a profile can show', () => {
  const read = RULES.filter(({ kind, needs }) => kind === 'facilitator' && needs.includes('event'))
  expect(read.map(({ id }) => id).filter((id) => !guide.includes(`\`${id}\``))).toEqual([])
})
