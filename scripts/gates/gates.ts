import { CACHE } from './gate'
import type { Gate } from './gate'
import { countPlaywright, countVitest } from './test-counts'

const VITEST_REPORT = `${CACHE}/vitest.json`

/** What can be said of the sources alone; these may run side by side. */
export const SOURCE_GATES: readonly Gate[] = [
  {
    name: 'typecheck',
    program: 'node_modules/typescript/bin/tsc',
    args: ['--noEmit', '--tsBuildInfoFile', `${CACHE}/typecheck.tsbuildinfo`],
  },
  {
    name: 'eslint',
    program: 'node_modules/eslint/bin/eslint.js',
    args: ['.', '--max-warnings=0', '--cache', '--cache-strategy=content', `--cache-location=${CACHE}/eslint.json`],
  },
  {
    name: 'dependency-cruiser',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      '--',
      'app',
      'components',
      'lib',
      'worker',
      'cli',
      'bench',
      'e2e',
      'scripts',
    ],
  },
  { name: 'knip', program: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  {
    name: 'prettier',
    program: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '.', '--cache', '--cache-strategy=content', `--cache-location=${CACHE}/prettier.json`],
  },
]

/** Makes the types of routes and of style sheets that the sources are checked with. */
export const ROUTE_TYPES_GATE: Gate = {
  name: 'route types',
  program: 'node_modules/next/dist/bin/next',
  args: ['typegen'],
}

export const UNIT_GATE: Gate = {
  name: 'unit and integration tests',
  program: 'node_modules/vitest/vitest.mjs',
  args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
  report: { file: VITEST_REPORT, read: countVitest },
}

export const BUILD_GATE: Gate = { name: 'build', program: 'scripts/build.mjs', args: [] }

export const BUNDLES_GATE: Gate = {
  name: 'client bundles',
  program: 'scripts/run.mjs',
  args: ['scripts/gates/client-bundles-main.ts'],
}

/** The journeys in parts, each with a product of its own; more parts than lanes, so that both lanes end together. */
export const E2E_GATES: readonly Gate[] = ['1/4', '2/4', '3/4', '4/4'].map((part) => {
  const file = `${CACHE}/playwright-${part.charAt(0)}.json`
  return {
    name: `browser tests, part ${part}`,
    program: 'node_modules/@playwright/test/cli.js',
    args: [
      'test',
      '--config',
      'e2e/playwright.config.ts',
      '--shard',
      part,
      '--output',
      `test-results/${part.charAt(0)}`,
    ],
    env: { VEDETTE_E2E_REPORT: file },
    report: { file, read: countPlaywright },
  }
})
