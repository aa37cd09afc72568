import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'
import { connLog, type ConnLine } from '@/lib/testing/conn-log'

const DEVICES = ['192.168.71.11', '192.168.71.12', '192.168.71.13'] as const
const SECONDS_AGO = 7_200
const APPEARS = { timeout: 60_000, intervals: [2_000] }

/** A device that calls a controller nobody answers for, and tries Telnet on one host after the other. */
const breachOf = (from: string, start: number): ConnLine[] => [
  ...Array.from({ length: 30 }, (_, index) => [
    { ts: start + index * 67, from, fromPort: 50_000 + index, to: '198.51.100.7', toPort: 8_883 },
    {
      ...{ ts: start + index * 67 + 30, from, fromPort: 40_000 + index, to: '203.0.113.66', toPort: 4_321 },
      ...{ state: 'S0', durationSeconds: 0 },
    },
  ]).flat(),
  ...Array.from({ length: 120 }, (_, index) => ({
    ...{ ts: start + 3_600 + index, from, to: `198.51.100.${String(index + 1)}`, toPort: 23 },
    ...{ state: 'S0', durationSeconds: 0 },
  })),
]

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const start = Math.floor(Date.now() / 1_000) - SECONDS_AGO
  const lines = DEVICES.flatMap((device) => breachOf(device, start)).sort((left, right) => left.ts - right.ts)
  const sent = await request.post('/api/v1/ingest/zeek/conn?sensor=yard', {
    data: connLog(lines),
    headers: { 'Content-Type': 'text/plain' },
  })
  expect(sent.ok()).toBe(true)
  await request.dispose()
})

const table = (page: Page) => page.getByRole('table', { name: 'Alarms' })
/** Without the box in the head, which selects all that were read. */
const rowBoxes = (page: Page) => table(page).getByRole('rowgroup').last().getByRole('checkbox')
const rowOf = (page: Page, device: string) => table(page).getByRole('row').filter({ hasText: device })

const openAlarms = async (page: Page, search = ''): Promise<void> => {
  await expect(async () => {
    await page.goto(`/alarms${search}`)
    await expect(rowOf(page, DEVICES[0])).toBeVisible({ timeout: 3_000 })
  }).toPass(APPEARS)
}

test('an analyst triages by keyboard, closes all that match with a reason, and takes it back', async ({ page }) => {
  test.setTimeout(180_000)

  await test.step('what was breached is an alarm in words, with the oldest that nobody has', async () => {
    await openAlarms(page)
    await expect(page).toHaveTitle('Alarms, Vedette')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ open, (none|\d+) to act on now$/)
    await expect(page.getByText(/^oldest unowned/)).toBeVisible()
    await expect(rowOf(page, DEVICES[0])).toContainText(/breach likelihood is (high|critical)/)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('its preview has the scores, the strongest lines and the history; a comment stays text', async () => {
    await rowOf(page, DEVICES[0]).getByRole('button').click()
    const preview = page.getByRole('complementary', { name: 'Alarm' })
    await expect(preview.getByRole('heading', { name: /^What pushes it to/ })).toBeVisible()
    await preview.getByLabel('Comment').fill('<b>the lobby</b>')
    await preview.getByRole('button', { name: 'Add the comment' }).click()
    await expect(preview.getByRole('region', { name: 'History' })).toContainText('<b>the lobby</b>')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Close the preview' }).click()
    await expect(preview).toHaveCount(0)
  })

  await test.step('J goes to an alarm, A acknowledges it, U takes that back', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await expect(page.getByText('Acknowledged 1 alarm.').first()).toBeVisible()
    await expect(table(page).getByText('acknowledged')).toHaveCount(1)
    await page.keyboard.press('u')
    await expect(page.getByText('Brought back 1 alarm.').first()).toBeVisible()
    await expect(table(page).getByText('acknowledged')).toHaveCount(0)
  })

  await test.step('all that match are closed as expected, counted exactly, and are there again after undo', async () => {
    await openAlarms(page, '?q=192.168.71')
    const total = await rowBoxes(page).count()
    await rowBoxes(page).first().check()
    await page.getByRole('button', { name: `Select all ${String(total)} matching` }).click()
    await page.getByRole('button', { name: /^Close E$/ }).click()
    const dialog = page.getByRole('dialog', { name: `Close ${String(total)} alarms` })
    await dialog.getByLabel(/^Expected/).check()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: `Close ${String(total)} alarms` }).click()
    await expect(page.getByText(`Closed ${String(total)} alarms as expected.`).first()).toBeVisible()
    await expect(page.getByText('No alarm matches 192.168.71')).toBeVisible()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(rowOf(page, DEVICES[0]).first()).toBeVisible()
  })
})

test('a suppression shows its effect first, hides, and is ended again', async ({ page }) => {
  test.setTimeout(120_000)
  await openAlarms(page, `?q=${DEVICES[0]}`)
  await rowOf(page, DEVICES[0]).getByRole('checkbox').first().check()
  await page.getByRole('button', { name: /^Suppress S$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Suppress 1 alarm' })
  await expect(dialog.getByText(/^Would have hidden 1 alarm on 1 device in 30 days\./)).toBeVisible()
  await dialog.getByRole('button', { name: 'Suppress for 7 days' }).click()
  await expect(dialog.getByText(/Say why/)).toBeVisible()
  await dialog.getByLabel('Days').fill('91')
  await expect(dialog.getByText('Give a number from 1 to 90')).toBeVisible()
  await dialog.getByLabel('Days').fill('2')
  await dialog.getByLabel('Reason').fill('A planned test')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Suppress for 2 days' }).click()
  await expect(page.getByText('Suppressed 1 alarm.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Suppressed', exact: true }).click()
  await expect(rowOf(page, DEVICES[0])).toBeVisible()
  const panel = page.getByRole('region', { name: 'Suppressions in force' })
  await expect(panel).toContainText('A planned test')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'End now' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End it now' }).click()
  await expect(panel).toContainText('Nothing is suppressed')
  await openAlarms(page)
})

test('a search that is none says what would be right, and one without a match how to go on', async ({ page }) => {
  await page.goto('/alarms?q=severity:loud')
  await expect(page.getByRole('alert').filter({ hasText: 'severity: takes critical, high, medium' })).toBeVisible()
  await page.goto('/alarms?q=site:nowhere')
  await expect(page.getByText('No alarm matches site:nowhere')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page).toHaveURL(/\/alarms$/)
})

test('a viewer reads alarms and changes none, nor sees where they are told', async ({ page, browser }) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const viewer = await acceptInvitation(browser, link, 'Vera Viewer', account)
  await openAlarms(viewer.page)
  await table(viewer.page).getByRole('checkbox').first().check()
  const acknowledge = viewer.page.getByRole('button', { name: /^Acknowledge/ })
  await expect(acknowledge).toHaveAttribute('aria-disabled', 'true')
  await expect(acknowledge).toHaveAttribute('title', /Needs the Analyst role/)
  await viewer.page.goto('/settings/notifications')
  await expect(viewer.page.getByText('Needs the Administrator role').first()).toBeVisible()
  await viewer.context.close()
})

test('an administrator may not point the webhook inside, and is told why a test did not arrive', async ({ page }) => {
  await page.goto('/settings/notifications')
  await page.getByRole('button', { name: 'Set the webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set the webhook' })
  await dialog.getByLabel('Address').fill('https://169.254.169.254/latest/meta-data')
  await dialog.getByRole('button', { name: 'Save the webhook' }).click()
  await expect(dialog.getByRole('alert')).toContainText('It leads to an address that is not public')
  await expectAccessible(page)
  await expectFitsPhone(page)
})
