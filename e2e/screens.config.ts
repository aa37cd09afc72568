import { defineConfig } from '@playwright/test'
import journeys from '@/e2e/playwright.config'

/** The pictures of every page, taken of the sample fleet: `npm run screens` writes them into docs/screens. */
export default defineConfig({
  ...journeys,
  testMatch: 'screens.shots.ts',
  reporter: 'list',
  timeout: 1_800_000,
  use: { ...journeys.use, trace: 'off' },
})
