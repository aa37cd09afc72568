import { defineConfig } from '@playwright/test'
import { findBrowser } from '@/e2e/browser'

const browser = findBrowser()

/** Needed where Chromium runs as root (a container); the rest keeps it from talking to anybody but us. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  globalSetup: './start-product.ts',
  outputDir: '../test-results',
  // One product and one database for most of a part: its journeys run one after the other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // Where nobody watches, what failed stands first and is not buried under what passed.
  reporter: [
    [process.env['CI'] === undefined ? 'list' : 'dot'],
    ['json', { outputFile: `../${process.env['VEDETTE_E2E_REPORT'] ?? 'node_modules/.cache/gates/playwright.json'}` }],
  ],
  use: {
    launchOptions: { ...(browser === null ? {} : { executablePath: browser }), args: FLAGS },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A tenth of the time; where nobody opens it, the page as it stood is told with the failure anyway.
    trace: process.env['CI'] === undefined ? 'retain-on-failure' : 'off',
  },
})
