import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { consumeOpenCode, createOpenCode, forgetOpenCodes } from '@/lib/server/open-code'

const KEY = 'k'.repeat(43)
const HOUR_MS = 3_600_000
const aFolder = () => mkdtempSync(join(tmpdir(), 'vedette-codes-'))

test('a code opens once', () => {
  const folder = aFolder()
  const code = createOpenCode(folder, KEY)
  expect(consumeOpenCode(folder, KEY, code, Date.now())).toBe(true)
  expect(consumeOpenCode(folder, KEY, code, Date.now())).toBe(false)
})

test('a code is used up by a late try as well', () => {
  const folder = aFolder()
  const code = createOpenCode(folder, KEY)
  expect(consumeOpenCode(folder, KEY, code, Date.now() + 13 * HOUR_MS)).toBe(false)
  expect(consumeOpenCode(folder, KEY, code, Date.now())).toBe(false)
})

test.each(['', '../../secrets.json', 'A'.repeat(22), 'x'.repeat(100_000)])('the code %j opens nothing', (code) => {
  const folder = aFolder()
  createOpenCode(folder, KEY)
  expect(consumeOpenCode(folder, KEY, code, Date.now())).toBe(false)
  expect(readdirSync(join(folder, 'open-codes'))).toHaveLength(1)
})

test('a code of another installation opens nothing, and what is on disk is not the code', () => {
  const folder = aFolder()
  const code = createOpenCode(folder, KEY)
  expect(consumeOpenCode(folder, 'another key', code, Date.now())).toBe(false)
  expect(readdirSync(join(folder, 'open-codes'))).not.toContain(code)
})

test('a new start forgets the codes of the last one', () => {
  const folder = aFolder()
  const code = createOpenCode(folder, KEY)
  forgetOpenCodes(folder)
  expect(consumeOpenCode(folder, KEY, code, Date.now())).toBe(false)
})
