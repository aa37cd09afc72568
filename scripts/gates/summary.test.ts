import { expect, test } from 'vitest'
import type { GateResult } from '@/scripts/gates/gate'
import { summaryOf } from '@/scripts/gates/summary'
import { countPlaywright, countVitest, NO_TESTS } from '@/scripts/gates/test-counts'

const aGate = (changes: Partial<GateResult> = {}): GateResult => ({
  name: 'eslint',
  isPassed: true,
  seconds: 12.34,
  output: '',
  tests: NO_TESTS,
  ...changes,
})

test('each gate and each test counts as one', () => {
  const unit = aGate({ name: 'unit', tests: { passed: 7, failed: 0, skipped: [] } })
  const { lines, isPassed } = summaryOf([aGate(), unit])
  expect(lines.at(-1)).toBe('9 passed, 0 failed')
  expect(isPassed).toBe(true)
})

test('a failed test and its gate both count, and skipped tests are named', () => {
  const unit = aGate({ name: 'unit', isPassed: false, tests: { passed: 7, failed: 2, skipped: ['on PostgreSQL'] } })
  const { lines, isPassed } = summaryOf([aGate(), unit])
  expect(lines).toEqual([
    'skipped: on PostgreSQL',
    'ok     eslint                         12.3 s',
    'FAILED unit                           12.3 s  7 passed, 2 failed, 1 skipped',
    '8 passed, 3 failed, 1 skipped',
  ])
  expect(isPassed).toBe(false)
})

test('nothing run is not passed', () => {
  expect(summaryOf([])).toEqual({ lines: ['0 passed, 0 failed'], isPassed: false })
})

test('a vitest report is counted', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        assertionResults: [
          { status: 'passed', fullName: 'a' },
          { status: 'failed', fullName: 'b' },
          { status: 'skipped', fullName: 'herd on PostgreSQL' },
        ],
      },
    ],
  }
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 1, failed: 1, skipped: ['herd on PostgreSQL'] })
})

test('a Playwright report is counted through its nested suites; a flaky test has failed', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const report = {
    suites: [
      {
        title: 'fleet.e2e.ts',
        specs: [spec('opens', 'expected'), spec('closes', 'flaky')],
        suites: [{ title: 'empty', specs: [spec('says so', 'skipped'), spec('helps', 'unexpected')] }],
      },
    ],
  }
  expect(countPlaywright(JSON.stringify(report))).toEqual({
    passed: 1,
    failed: 2,
    skipped: ['fleet.e2e.ts empty says so'],
  })
})
