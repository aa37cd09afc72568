import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asVisitor } from '@/e2e/fixtures'
import { runVerb, startProduct, type Product } from '@/e2e/product'
import { aReport, aScanCapture } from '@/e2e/sample-traffic'

const SCANNER = '192.168.77.20'
const SCANNER_PAGE = `/devices/${encodeURIComponent(`~default~${SCANNER}`)}`

const createToken = (dataDir: string, ...binding: string[]): Promise<string> =>
  runVerb(dataDir, ['token', 'create', '--name', 'newcomer', '--scope', 'ingest', ...binding])

type Fresh = { dataDir: string; product: Product }

/** An installation of their own, in which there is nobody and nothing yet. */
const test = asVisitor.extend<object, { fresh: Fresh }>({
  fresh: [
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'vedette-newcomer-'))
      const product = await startProduct(dataDir, {})
      await use({ dataDir, product })
      await product.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ fresh }, use) => use(fresh.product.url),
})

test('a newcomer goes from the printed link to the raw records behind a score', async ({ page, request, fresh }) => {
  test.setTimeout(240_000)

  const { dataDir, product } = fresh
  const link = await product.welcomeLink()

  await test.step('a page without a session leads to signing in', async () => {
    await page.goto('/fleet')
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Ffleet$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  })

  await test.step('the printed link makes the first administrator, and says what is wrong with a field', async () => {
    await page.goto(link)
    await expectAccessible(page)
    await expectFitsPhone(page)
    await page.getByLabel('E-mail address').fill('nora@example.org')
    await page.getByLabel('Your name').fill('Nora Newcomer')
    await page.getByLabel('Password', { exact: true }).fill('too short')
    await page.getByRole('button', { name: 'Make the administrator' }).click()
    await expect(page.getByText('The password must have at least 12 characters')).toBeVisible()
    await page.getByLabel('Password', { exact: true }).fill('a first lantern is lit')
    await page.getByRole('button', { name: 'Make the administrator' }).click()
  })

  await test.step('it opens an empty fleet that says how to begin', async () => {
    await expect(page).toHaveURL(/\/fleet$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/first report/i)
    await expect(page.getByRole('button', { name: 'Nora Newcomer, Administrator: account' })).toBeVisible()
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('the link works once, and a used one says how to go on', async () => {
    const again = await request.post('/api/v1/welcome', {
      headers: { Origin: product.url },
      data: {
        code: new URL(link).searchParams.get('code'),
        email: 'second@example.org',
        name: 'Second',
        password: 'a second lantern is lit',
      },
    })
    expect(again.status(), await again.text()).toBe(410)
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more')
    await expect(page.getByText('npm run vedette -- link')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('reports and a capture go in with tokens of the command line', async () => {
    const token = await createToken(dataDir, '--thing', 'lobby-*')
    const report = await request.post('/api/v1/ingest/reports/lobby-camera', {
      headers: { Authorization: `Bearer ${token}` },
      data: aReport(1),
    })
    expect(report.status(), await report.text()).toBe(200)
    expect(await report.json()).toMatchObject({ status: 'ACCEPTED', thingName: 'lobby-camera' })

    const sensor = await createToken(dataDir, '--sensor', 'lab')
    const capture = await request.post('/api/v1/ingest/zeek/conn?sensor=lab', {
      headers: { Authorization: `Bearer ${sensor}`, 'Content-Type': 'application/x-ndjson' },
      data: aScanCapture(SCANNER, Date.now()),
    })
    expect(capture.status(), await capture.text()).toBe(200)
    expect(await capture.json()).toMatchObject({ accepted: 120, rejected: 0 })
  })

  await test.step('the fleet shows both devices', async () => {
    // The fleet is counted once a minute.
    await expect(async () => {
      await page.goto('/fleet')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 device needs a person today', {
        timeout: 3_000,
      })
      await expect(page.getByText('of 2.')).toBeVisible({ timeout: 3_000 })
      // The title is counted at once, the table pictured some seconds later.
      const first = page.getByRole('table', { name: 'Devices to look at first' })
      await expect(first).toContainText(SCANNER, { timeout: 3_000 })
    }).toPass({ timeout: 120_000, intervals: [5_000] })
    await expectRow(page.getByRole('table', { name: 'Devices to look at first' }), { Device: SCANNER })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('lobby')
    await expect(page.getByRole('option', { name: /lobby-camera/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a device opens on its two scores and the sum of their reasons', async () => {
    await page
      .getByRole('link', { name: /192\.168\.77\.20/ })
      .first()
      .click()
    await expect(page.getByRole('region', { name: /^Breach likelihood \d+ of 100/ })).toBeVisible()
    await expect(page.getByRole('region', { name: /^Threat level/ })).toBeVisible()
    await expectRow(page.getByRole('table', { name: /^Contributions to breach likelihood/ }), {
      Contribution: 'Scan of many hosts',
      Points: /^\+?[1-9]/,
    })
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('evidence opens down to the raw records', async () => {
    await page.getByRole('button', { name: /of evidence for Scan of many hosts tcp/ }).click()
    const drawer = page.getByRole('complementary', { name: 'Evidence' })
    await expect(drawer.getByRole('heading', { name: /Scan of many hosts/ })).toBeVisible()
    await expect(drawer.getByRole('listitem').filter({ hasText: '203.0.113.' }).first()).toContainText('"id.resp_p":23')
    await expect(page).toHaveURL(/evidence=/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
  })

  await test.step('a link to the device opens the same page', async () => {
    await page.goto(SCANNER_PAGE)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(SCANNER)
  })
})
