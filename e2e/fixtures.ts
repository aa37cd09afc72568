import { test } from '@playwright/test'
import type { BrowserContextOptions } from '@playwright/test'
import { findBrowser, INSTALL_BROWSER } from '@/e2e/browser'
import { runVerb } from '@/e2e/product'
import { createOpenCode } from '@/lib/server/open-code'

const given = (name: 'URL' | 'LINK' | 'DATA' | 'KEY'): string => process.env[`VEDETTE_E2E_${name}`] ?? ''

/** The link that the launcher printed: it works once, and the newcomer's journey uses it. */
export const printedLink = (): string => given('LINK')

/** Makes an API token by the command line, beside the running product; `rights` as design.md section 7 names them. */
export const createToken = (...rights: string[]): Promise<string> =>
  runVerb(given('DATA'), ['token', 'create', '--name', 'browser-test', ...rights])

/** Registers a device, or claims an address for one, by the command line: `device <verb…>`. */
export const runDeviceVerb = (...verb: string[]): Promise<string> => runVerb(given('DATA'), ['device', ...verb])

type BrowserNeeded = { browserNeeded: undefined }

/** A visitor without a session. */
export const asVisitor = test.extend<BrowserNeeded>({
  baseURL: async ({}, use) => use(given('URL')),
  browserNeeded: [
    async ({}, use, testInfo) => {
      testInfo.skip(findBrowser() === null, `No Chromium; install it: ${INSTALL_BROWSER}`)
      await use(undefined)
    },
    { auto: true },
  ],
})

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** The analyst at this machine, signed in by a one-time link of their own. */
export const asAnalyst = asVisitor.extend<object, { analystState: State }>({
  analystState: [
    async ({ playwright }, use) => {
      const context = await playwright.request.newContext({ baseURL: given('URL') })
      await context.get(`/open?code=${createOpenCode(given('DATA'), given('KEY'))}`)
      await use(await context.storageState())
      await context.dispose()
    },
    { scope: 'worker' },
  ],
  storageState: async ({ analystState }, use) => use(analystState),
})
