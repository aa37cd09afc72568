import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runGate } from '@/scripts/gates/gate'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vedette-gates-'))
  writeFileSync(join(root, 'good.mjs'), `console.log('well'); console.error('done')`)
  writeFileSync(join(root, 'bad.mjs'), `console.log('no good'); process.exitCode = 3`)
  writeFileSync(join(root, 'report.mjs'), `(await import('node:fs')).writeFileSync('report.json', '5')`)
})
afterAll(() => {
  rmSync(root, { recursive: true })
})

const read = (text: string) => ({ passed: Number(text), failed: 0, skipped: [] })

test('a program that ends with 0 passes', async () => {
  const result = await runGate(root, { name: 'good', program: 'good.mjs', args: [] })
  expect(result).toMatchObject({ name: 'good', isPassed: true })
  expect(result.output).toContain('well')
  expect(result.output).toContain('done')
})

test('any other end fails, with what the program said', async () => {
  const result = await runGate(root, { name: 'bad', program: 'bad.mjs', args: [] })
  expect(result).toMatchObject({ isPassed: false, output: 'no good\n' })
})

test('a report is read', async () => {
  const gate = { name: 'tests', program: 'report.mjs', args: [], report: { file: 'report.json', read } }
  expect(await runGate(root, gate)).toMatchObject({ isPassed: true, tests: { passed: 5, failed: 0, skipped: [] } })
})

test('a test runner without a report has failed, and an old report does not count', async () => {
  const gate = { name: 'tests', program: 'good.mjs', args: [], report: { file: 'report.json', read } }
  writeFileSync(join(root, 'report.json'), '5')
  expect(await runGate(root, gate)).toMatchObject({ isPassed: false, tests: { passed: 0 } })
})
