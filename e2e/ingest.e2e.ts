import { expect } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'
import { aScanCapture } from '@/e2e/sample-traffic'

const SENSOR = 'gate-7'
const HOSTILE = `{"ts":1,"uid":"<img src=x onerror=alert(1)>'$(id)\u202e`

const sources = { name: 'Sources and what arrived from them' }

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'ingest', '--sensor', SENSOR)
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL })
  const answer = await request.post(`/api/v1/ingest/zeek/conn?sensor=${SENSOR}`, {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
    data: `${aScanCapture('192.168.90.7', Date.now())}\n${HOSTILE}`,
  })
  expect(await answer.json()).toMatchObject({ accepted: 120, rejected: 1 })
  await request.dispose()
})

test('an operator sees what arrives, what was lost and why', async ({ page, context }) => {
  test.setTimeout(180_000)
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })

  await test.step('each source says what became of its records', async () => {
    await page.goto('/fleet')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ingest' }).click()
    await expect(page).toHaveTitle('Ingest, Vedette')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/arrive|silent|rejected/)
    await expectRow(page.getByRole('table', sources), {
      Source: SENSOR,
      'Last hour': '120',
      '24 hours': '120',
      Rejected: '0.8',
      Born: '1',
    })
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  const rejects = page.getByRole('table', { name: 'Rejected records' })

  await test.step('the rejects of a source open with the reason and the record as inert text', async () => {
    await page.getByRole('link', { name: `of ${SENSOR}` }).click()
    await expect(page).toHaveURL(new RegExp(`/ingest\\?source=${SENSOR}`))
    await expect(rejects.getByRole('row')).toHaveCount(2)
    await expectRow(rejects, { Source: SENSOR, Line: '121', Why: /not readable/i, Record: '\\u202e' })
    await expect(rejects).toContainText('<img src=x onerror=alert(1)>')
    await expect(rejects.getByRole('img')).toHaveCount(0)
    expect(dialogs).toBe(0)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a record is copied as a request in which nothing of it runs', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await rejects.getByRole('button', { name: /Copy as curl/ }).click()
    await expect(rejects.getByRole('button', { name: /Copied/ })).toBeVisible()
    const command = await page.evaluate(() => navigator.clipboard.readText())
    expect(command).toContain(`/api/v1/ingest/zeek/conn?sensor=${SENSOR}'`)
    expect(command).toContain(
      String.raw`--data-raw $'{"ts":1,"uid":"<img src=x onerror=alert(1)>\x27$(id)\xe2\x80\xae'`,
    )
  })

  await test.step('a reason that nothing was rejected for says so, and how to go on', async () => {
    await page.getByLabel('Why').selectOption('Throttled')
    await expect(page).toHaveURL(/result=Throttled/)
    await expect(page.getByText(`Nothing of “Throttled” was rejected of ${SENSOR}`)).toBeVisible()
    await page.getByRole('button', { name: 'Show all rejects' }).click()
    await expect(rejects).toBeVisible()
  })

  await test.step('a link to one reason opens on it; a reason that is none is left out', async () => {
    await page.goto(`/ingest?source=${SENSOR}&result=Throttled`)
    await expect(page.getByText(`Nothing of “Throttled” was rejected of ${SENSOR}`)).toBeVisible()
    await page.goto('/ingest?source=%3Cscript%3E&result=constructor')
    await expect(page.getByText('Nothing was rejected of <script>')).toBeVisible()
  })
})

test('an administrator says where a sensor stands', async ({ page }) => {
  await page.goto('/ingest')
  const sensors = page.getByRole('table', { name: 'Sensors and where they stand' })
  await expectRow(sensors, { Sensor: SENSOR, 'Address space': 'default', 'Local networks': 'private ranges' })
  await sensors.getByRole('button', { name: `Move ${SENSOR}` }).click()
  const dialog = page.getByRole('dialog', { name: `Move ${SENSOR}` })
  await expect(dialog).toContainText('Holds for records from now on')
  await expectAccessible(page)
  await dialog.getByLabel('Local networks').fill('10.20.0.0/40')
  await dialog.getByRole('button', { name: 'Move the sensor' }).click()
  await expect(dialog.getByRole('alert')).toContainText('got "10.20.0.0/40"')
  await dialog.getByLabel('Address space').fill('plant-7')
  await dialog.getByLabel('Local networks').fill('10.20.0.0/16, 192.168.90.0/24')
  await dialog.getByRole('button', { name: 'Move the sensor' }).click()
  await expect(dialog).toBeHidden()
  await expectRow(sensors, { 'Address space': 'plant-7', 'Local networks': '10.20.0.0/16, 192.168.90.0/24' })
  await page.goto('/settings/audit')
  await expect(page.getByRole('row').filter({ hasText: 'sensor.configure' }).filter({ hasText: SENSOR })).toHaveCount(1)
})

test('a viewer reads all of it and moves nothing', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const viewer = await acceptInvitation(browser, link, 'Vera Viewer', account)
  await viewer.page.goto('/ingest')
  await expect(viewer.page.getByRole('table', sources)).toContainText(SENSOR)
  const move = viewer.page.getByRole('button', { name: `Move ${SENSOR}: Needs the Administrator role` })
  await expect(move).toHaveAttribute('aria-disabled', 'true')
  await move.press('Enter')
  await expect(viewer.page.getByRole('dialog')).toHaveCount(0)
  const refused = await viewer.page.evaluate(async (name) => {
    const body = JSON.stringify({ space: 'x', networks: [] })
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch(`/api/v1/sensors/${name}`, { method: 'PUT', headers, body })).status
  }, SENSOR)
  expect(refused).toBe(403)
  await viewer.context.close()
})
