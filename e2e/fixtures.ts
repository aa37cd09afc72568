import { readFile } from 'node:fs/promises'
import { test } from '@playwright/test'
import type { BrowserContextOptions } from '@playwright/test'
import { ADMINISTRATOR, openAnother, signIn } from '@/e2e/accounts'
import { findBrowser, INSTALL_BROWSER } from '@/e2e/browser'
import { outputFileOf, runVerb } from '@/e2e/product'

const given = (name: 'URL' | 'DATA'): string => process.env[`VEDETTE_E2E_${name}`] ?? ''

/** Runs a verb of the command line beside the running product. */
export const runBeside = (...verb: string[]): Promise<string> => runVerb(given('DATA'), verb)

/** The data folder of the running product. */
export const dataFolder = (): string => given('DATA')

/** What the running product printed since its start, its log among it. */
export const productOutput = (): Promise<string> => readFile(outputFileOf(given('DATA')), 'utf8')

/** Makes an API token by the command line; `rights` as docs/secure.md names them. */
export const createToken = (...rights: string[]): Promise<string> =>
  runBeside('token', 'create', '--name', 'browser-test', ...rights)

/** Registers a device, or claims an address for one, by the command line: `device <verb…>`. */
export const runDeviceVerb = (...verb: string[]): Promise<string> => runBeside('device', ...verb)

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

/** The administrator, signed in once a worker by the page. */
export const asAdministrator = asVisitor.extend<object, { administratorState: State }>({
  administratorState: [
    async ({ browser }, use) => {
      const context = await openAnother(browser, given('URL'))
      await signIn(await context.newPage(), ADMINISTRATOR)
      await use(await context.storageState())
      await context.close()
    },
    { scope: 'worker' },
  ],
  storageState: async ({ administratorState }, use) => use(administratorState),
})
