import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ADMINISTRATOR, signIn } from '@/e2e/accounts'
import { asVisitor } from '@/e2e/fixtures'
import { startProduct } from '@/e2e/product'

/** Loading takes a minute or two on an idle machine. */
export const LOADED = { timeout: 1_500_000, intervals: [5_000] }

/** Waits until the sample fleet is in a state, as the API says it. */
export const untilSample = (page: Page, state: string): Promise<void> =>
  expect(async () => {
    const answer = await page.request.get('/api/v1/sample-fleet')
    expect(await answer.json()).toMatchObject({ state })
  }).toPass(LOADED)

/** An installation of one's own in which there is nothing yet but an administrator, who is signed in. */
export const inEmptyConsole = asVisitor.extend<object, { emptyUrl: string }>({
  emptyUrl: [
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'vedette-sample-'))
      const product = await startProduct(dataDir, {
        VEDETTE_ADMIN_EMAIL: ADMINISTRATOR.email,
        VEDETTE_ADMIN_PASSWORD: ADMINISTRATOR.password,
      })
      await use(product.url)
      await product.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ emptyUrl }, use) => use(emptyUrl),
  page: async ({ page }, use) => {
    await signIn(page, ADMINISTRATOR)
    await use(page)
  },
})
