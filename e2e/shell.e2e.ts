import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'
import { aReport } from '@/e2e/sample-traffic'

let hasReported = false

test.beforeEach(async ({ request }) => {
  if (hasReported) return
  const token = await createToken('--scope', 'ingest', '--thing', 'shell-*')
  const data = ['shell-lamp', 'shell-pump'].map((thingName) => ({ thingName, report: aReport(1) }))
  const answer = await request.post('/api/v1/ingest/reports', { headers: { Authorization: `Bearer ${token}` }, data })
  expect(answer.status(), await answer.text()).toBe(200)
  hasReported = true
})

test('an analyst goes everywhere and does everything from the palette, by keyboard alone', async ({ page }) => {
  await page.goto('/fleet')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Fleet')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Search or run a command' })
  await expect(box).toBeFocused()
  await expectAccessible(page)
  await box.fill('shell-lamp')
  await expect(page.getByRole('option', { name: /^(\S+ )?shell-lamp/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/devices\/shell-lamp$/)

  await page.keyboard.press('Control+k')
  await box.fill(':7d')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/range=7d/)
  await page.keyboard.press('Control+k')
  await box.fill('#exposed telnet')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/catalog\//)

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: /shell-lamp.*Device/ })).toBeVisible()
  await box.fill('> no such act')
  await expect(page.getByText('No action that matches no such act')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
})

test('keys go to pages, open the help and fold the navigation; off, they do nothing', async ({ page }) => {
  await page.goto('/fleet')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Fleet')
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/\/devices$/)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByText('Filter the list')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  const fold = page.getByRole('button', { name: 'Fold the navigation' })
  await expect(fold).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('[')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Open the navigation' })).toHaveAttribute('aria-expanded', 'false')
  await expectAccessible(page)

  await page.goto('/settings/account')
  await page.getByRole('group', { name: 'Single-key shortcuts' }).getByRole('button', { name: 'Off' }).click()
  await page.reload()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused()
  await expect(page).toHaveURL(/\/settings\/account$/)
})

test('the theme follows the system when it is told to, at once', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/settings/account')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await background()
  await page.getByRole('group', { name: 'Theme' }).getByRole('button', { name: 'As the system' }).click()
  expect(await background()).toBe(dark)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(background).not.toBe(dark)
  await page.reload()
  expect(await background()).not.toBe(dark)
  await page.getByRole('button', { name: 'Use the dark theme' }).click()
  await expect.poll(background).toBe(dark)
})

test('on a phone the pages are within reach of a thumb', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/fleet')
  const bar = page.getByRole('navigation', { name: 'Main' })
  await expect(bar.getByRole('link', { name: 'Fleet' })).toHaveAttribute('aria-current', 'page')
  await bar.getByRole('link', { name: 'Devices' }).click()
  await expect(page).toHaveURL(/\/devices$/)
  await expectFitsPhone(page)
  await bar.getByRole('button', { name: 'More' }).click()
  const more = page.getByRole('dialog', { name: 'More' })
  await expectAccessible(page)
  await more.getByRole('link', { name: 'Catalog' }).click()
  await expect(page).toHaveURL(/\/catalog$/)
  await expect(more).toBeHidden()
})

test('a link that is copied shows others the same times', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/devices/shell-pump')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('shell-pump')
  await page.keyboard.press('Shift+C')
  await expect(page.getByText('Link copied, with the time range as it is now')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/range=2\S+\.\.2/)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('> done in this tab')
  await page.keyboard.press('Enter')
  const activity = page.getByRole('dialog', { name: 'Activity' })
  await expect(activity.getByText('Link copied')).toBeVisible()
  await expectAccessible(page)
})
