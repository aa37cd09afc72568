import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

export const INSTALL_BROWSER = 'sudo apt-get install chromium'

/** The first has no window around the page, which saves a fifth of the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The browser of the tests: PLAYWRIGHT_CHROMIUM, one that is installed, or Playwright's own; null when there is none. */
export const findBrowser = (): string | null => {
  const given = process.env['PLAYWRIGHT_CHROMIUM'] ?? ''
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const candidates = [
    ...(given === '' ? [] : [given]),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    MACOS,
    chromium.executablePath(),
  ]
  return candidates.find((path) => existsSync(path)) ?? null
}
