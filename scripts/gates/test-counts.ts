import { z } from 'zod'

/** What a test runner counted, and the names of the tests it left out. */
export type TestCounts = { passed: number; failed: number; skipped: readonly string[] }

export const NO_TESTS: TestCounts = { passed: 0, failed: 0, skipped: [] }

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
})

/** Reads the report of vitest's JSON reporter. */
export const countVitest = (text: string): TestCounts => {
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(JSON.parse(text))
  const skipped = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
  return { passed: numPassedTests, failed: numFailedTests, skipped: skipped.map(({ fullName }) => fullName) }
}

const PlaywrightSpec = z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })
const PlaywrightSuite = z.object({
  title: z.string(),
  specs: z.array(PlaywrightSpec),
  get suites() {
    return z.array(PlaywrightSuite).optional()
  },
})
const PlaywrightReport = z.object({ suites: z.array(PlaywrightSuite) })
type Suite = z.infer<typeof PlaywrightSuite>

const testsOf = (suite: Suite, above: string): { name: string; status: string }[] => [
  ...suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ name: `${above}${suite.title} ${title}`, status })),
  ),
  ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, `${above}${suite.title} `)),
]

/** Reads the report of Playwright's JSON reporter; a test that passed only when repeated counts as failed. */
export const countPlaywright = (text: string): TestCounts => {
  const tests = PlaywrightReport.parse(JSON.parse(text)).suites.flatMap((suite) => testsOf(suite, ''))
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length,
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ name }) => name),
  }
}
