import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { APIRequestContext } from '@playwright/test'
import { ADMINISTRATOR, openAnother, signIn } from '@/e2e/accounts'
import { expectAccessible } from '@/e2e/expectations'
import { asAdministrator as test, createToken, dataFolder } from '@/e2e/fixtures'
import { startProduct } from '@/e2e/product'
import { aReport } from '@/e2e/sample-traffic'
import { createPool } from '@/lib/server/db'
import { openDatabase } from '@/lib/server/embedded/open-database'
import { parseEnvironment } from '@/lib/server/env'

let token: string | null = null

const send = async (request: APIRequestContext, ...names: string[]): Promise<void> => {
  token ??= await createToken('--scope', 'ingest', '--thing', 'live-*')
  const data = names.map((thingName) => ({ thingName, report: aReport(Math.floor(Date.now() / 1_000)) }))
  const answer = await request.post('/api/v1/ingest/reports', { headers: { Authorization: `Bearer ${token}` }, data })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('what is new waits behind a pill, and comes when the reader says so; the focus stays', async ({
  page,
  request,
}) => {
  await send(request, 'live-a', 'live-c')
  await page.goto('/devices?q=live-&sort=id')
  const table = page.getByRole('table', { name: 'Devices' })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(page.getByText(/^updated /)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(table.getByRole('link', { name: 'live-c' })).toBeFocused()
  await send(request, 'live-b')
  const pill = page.getByRole('button', { name: /new, show$/ })
  await expect(pill).toBeVisible({ timeout: 15_000 })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expectAccessible(page)
  await page.keyboard.press('.')
  await expect(table.getByRole('link', { name: 'live-b' })).toBeVisible()
  await expect(table.getByRole('link', { name: 'live-c' })).toBeFocused()
})

test('the page of a device hears of that device only', async ({ page, request }) => {
  test.slow()
  const pill = page.getByRole('button', { name: 'Changed, show' })
  await send(request, 'live-x', 'live-y')
  await page.goto('/devices?q=live-&sort=id')
  await expect(page.getByText(/^updated /)).toBeVisible()
  // Once this is told, so is all that came before it.
  await send(request, 'live-z')
  await expect(page.getByRole('button', { name: /new, show$/ })).toBeVisible()
  await page.goto('/devices/live-x')
  await expect(page.getByText(/^updated /)).toBeVisible()
  await send(request, 'live-new-1')
  await send(request, 'live-new-2')
  await expect(pill).toBeHidden()
})

test('two minutes before its end the session is offered to go on', async ({ browser, baseURL }) => {
  test.setTimeout(180_000)
  const context = await openAnother(browser, baseURL ?? '')
  const own = await context.newPage()
  await signIn(own, ADMINISTRATOR)
  const database = await openDatabase(parseEnvironment({ VEDETTE_DATA_DIR: dataFolder() }))
  const pool = createPool({ ...database, onError: () => undefined })
  const age = "UPDATE session SET last_seen_at = now() - interval '11 hours 58 minutes 2 seconds'"
  const warning = own.getByText(/^The session ends at/)
  // What the page still reads meanwhile uses the session, so it is aged until nothing does.
  await expect(async () => {
    await pool.query(`${age} WHERE id = (SELECT id FROM session ORDER BY created_at DESC LIMIT 1)`)
    await expect(warning).toBeVisible({ timeout: 25_000 })
  }).toPass({ timeout: 90_000 })
  await pool.end()
  await database.close()
  await expectAccessible(own)
  await own.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(warning).toBeHidden()
  await context.close()
})

test('a stream that is lost is told, and comes back by itself with what was missed', async ({ browser }) => {
  test.setTimeout(180_000)
  const dataDir = mkdtempSync(join(tmpdir(), 'vedette-live-'))
  const settings = { VEDETTE_ADMIN_EMAIL: ADMINISTRATOR.email, VEDETTE_ADMIN_PASSWORD: ADMINISTRATOR.password }
  const first = await startProduct(dataDir, settings)
  const context = await openAnother(browser, first.url)
  try {
    const page = await context.newPage()
    await signIn(page, ADMINISTRATOR)
    await page.goto('/devices')
    await expect(page.getByText(/^updated /)).toBeVisible()
    await first.stop()
    const lost = page.getByRole('button', { name: /^◆?\s*stream lost/ })
    await expect(lost).toBeVisible({ timeout: 15_000 })
    await expectAccessible(page)
    const second = await startProduct(dataDir, { ...settings, PORT: new URL(first.url).port })
    await expect(lost).toBeHidden({ timeout: 60_000 })
    await second.stop()
  } finally {
    await context.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
