import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asVisitor as test, createToken, printedLink } from '@/e2e/fixtures'
import { aReport, aScanCapture } from '@/e2e/sample-traffic'

const SCANNER = '192.168.77.20'
const SCANNER_PAGE = `/devices/${encodeURIComponent(`~lab~${SCANNER}`)}`

test('a newcomer goes from the printed link to the raw records behind a score', async ({ page, request }) => {
  test.setTimeout(240_000)

  await test.step('a page without a session says where the link is', async () => {
    await page.goto('/fleet')
    await expect(page.getByText('one-time link that was printed where it was started')).toBeVisible()
  })

  await test.step('the link opens an empty fleet that says how to begin', async () => {
    await page.goto(printedLink())
    await expect(page).toHaveURL(/\/fleet$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/first report/i)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('the link works once', async () => {
    const again = await request.get(printedLink(), { maxRedirects: 0 })
    expect(again.status()).toBe(403)
    expect(await again.text()).toContain('used already')
  })

  await test.step('reports and a capture go in with tokens of the command line', async () => {
    const token = await createToken('--scope', 'ingest', '--thing', 'lobby-*')
    const report = await request.post('/api/v1/ingest/reports/lobby-camera', {
      headers: { Authorization: `Bearer ${token}` },
      data: aReport(1),
    })
    expect(report.status(), await report.text()).toBe(200)
    expect(await report.json()).toMatchObject({ status: 'ACCEPTED', thingName: 'lobby-camera' })

    const sensor = await createToken('--scope', 'ingest', '--sensor', 'lab')
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
    }).toPass({ timeout: 120_000, intervals: [5_000] })
    await expectRow(page.getByRole('table', { name: 'Devices to look at first' }), { Device: SCANNER })
    await page.getByRole('combobox', { name: 'Go to a device' }).fill('lobby')
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
    await page.getByRole('button', { name: /of evidence for Scan of many hosts/ }).click()
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
