import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'
import { aReport } from '@/e2e/sample-traffic'

/** Long enough for more rows than a window shows. */
const DEVICES = 120
const idOf = (n: number) => `list-${String(n).padStart(3, '0')}`

let hasReported = false

test.beforeEach(async ({ request }) => {
  if (hasReported) return
  const token = await createToken('--scope', 'ingest', '--thing', 'list-*')
  const answer = await request.post('/api/v1/ingest/reports', {
    headers: { Authorization: `Bearer ${token}` },
    data: Array.from({ length: DEVICES }, (_, n) => ({ thingName: idOf(n), report: aReport(1) })),
  })
  expect(answer.status(), await answer.text()).toBe(200)
  hasReported = true
})

test('an analyst finds, sorts, previews and opens a device by keyboard', async ({ page }) => {
  await page.goto('/devices')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/devices$/)
  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: 'Filter devices' })
  await expect(box).toBeFocused()
  await box.fill('list-0 ori')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('list-0 origin:')
  await box.fill('list-0 origin:reported')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('100 devices match')
  await expect(page).toHaveURL(/q=list-0/)

  const table = page.getByRole('table', { name: 'Devices' })
  await page.getByRole('button', { name: 'Device', exact: true }).click()
  await expect(table.getByRole('columnheader', { name: 'Device', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(table.getByRole('link').first()).toHaveText(idOf(0))
  await expect(table).toHaveAttribute('aria-rowcount', '101')
  expect(await table.getByRole('row').count()).toBeLessThan(60)

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(table.getByRole('link', { name: idOf(1) })).toBeFocused()
  await table.getByRole('button', { name: new RegExp(`^Preview ${idOf(1)}`) }).click()
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await expect(preview.getByRole('heading', { name: idOf(1) })).toBeVisible()
  await expect(page).toHaveURL(/preview=list-001/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(preview).toBeHidden()

  await table.getByRole('link', { name: idOf(1) }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/devices\/list-001/)
})

test('a filter that cannot be read lists nothing and says what is allowed', async ({ page }) => {
  await page.goto('/devices?q=colour%3Ared')
  await expect(page.getByRole('alert').filter({ hasText: 'This filter cannot be read' })).toContainText(
    'There is no filter colour; there are breach, threat',
  )
  await expect(page.getByRole('table', { name: 'Devices' })).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByRole('table', { name: 'Devices' })).toBeVisible()
})

test('a filter that nothing matches says so and can be cleared', async ({ page }) => {
  await page.goto('/devices?q=nothing-is-called-so')
  await expect(page.getByText('No device matches nothing-is-called-so')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByRole('table', { name: 'Devices' })).toBeVisible()
  await expectFitsPhone(page)
  await expectAccessible(page)
})

test('a list longer than a page holds goes on at an address of its own', async ({ page, request }) => {
  const token = await createToken('--scope', 'ingest', '--thing', 'deep-*')
  const answer = await request.post('/api/v1/ingest/reports', {
    headers: { Authorization: `Bearer ${token}` },
    data: Array.from({ length: 1_000 }, (_, n) => ({ thingName: `deep-${String(n)}`, report: aReport(1) })),
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.goto('/devices?sort=name')
  const list = page.getByRole('region', { name: 'The list of devices, scrolls' })
  const onward = page.getByRole('button', { name: 'Go on from here' })
  await expect(async () => {
    await list.evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await expect(onward).toBeVisible({ timeout: 200 })
  }).toPass()
  const last = await list.getByRole('link').last().innerText()
  await onward.click()
  await expect(page).toHaveURL(/after=/)
  await expect(page.getByRole('status').filter({ hasText: 'From further down the list' })).toBeVisible()
  await expect(list.getByRole('link').first()).not.toHaveText(last)
  await page.reload()
  await expect(page.getByRole('status').filter({ hasText: 'From further down the list' })).toBeVisible()
  await page.getByRole('button', { name: 'Go to its beginning' }).click()
  await expect(page).not.toHaveURL(/after=/)
})

test('the file holds what the list shows', async ({ page }) => {
  await page.goto('/devices?q=list-01')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^CSV/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('vedette-devices.csv')
  const response = await page.request.get('/api/v1/exports/devices?q=list-01&sort=name')
  expect((await response.text()).trim().split('\r\n')).toHaveLength(11)
})
