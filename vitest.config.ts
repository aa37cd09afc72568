import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** What answers from its arguments alone; its tests leave nothing behind, so they share a process. */
const PURE = 'lib/{alarms,assessment,contracts,detection,domain,ingest,kill-chain,scoring,view}/**/*.test.ts'
const NOT_OURS = ['**/node_modules/**', '.next/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    testTimeout: 20_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: [PURE], exclude: NOT_OURS, isolate: false, pool: 'threads' } },
      {
        extends: true,
        test: {
          name: 'product',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, PURE],
          globalSetup: ['lib/testing/run-folder.ts'],
        },
      },
    ],
  },
})
