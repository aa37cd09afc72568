import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'

const GROUP = 'fleet-doors'
const DEVICES = ['fleet-door-1', 'fleet-door-2', 'fleet-door-3']
const BROKEN = 'fleet-door-1'
const HOUR_MS = 3_600_000
/** Counters follow within seconds, the picture of the fleet within ten more. */
const PICTURED = { timeout: 90_000, intervals: [3_000] }

const breakIn = (at: number) =>
  Array.from({ length: 31 }, (_, guess) => ({
    thingName: BROKEN,
    observedAt: new Date(at + guess * 6_000).toISOString(),
    kind: 'login',
    outcome: guess === 30 ? 'success' : 'failure',
    user: 'root',
    sourceIp: '203.0.113.9',
  }))

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const profiles = DEVICES.map((thingName) => ({
    thingName,
    observedAt: new Date(Date.now() - 30 * HOUR_MS).toISOString(),
    profile: { type: 'door', model: 'D-1', credentials: 'default' },
  }))
  expect(await (await request.post('/api/v1/ingest/profiles', { data: profiles })).json()).toMatchObject({
    accepted: 3,
  })
  const rows = DEVICES.map((id) => ({ id, group: GROUP, site: 'south' }))
  expect((await request.post('/api/v1/registry/imports', { data: rows })).status()).toBe(200)
  const events = await request.post('/api/v1/ingest/events', { data: breakIn(Date.now() - 3 * HOUR_MS) })
  expect(await events.json()).toMatchObject({ accepted: 31 })
  await request.dispose()
})

const grid = (page: Page) => page.getByRole('grid', { name: /by group and kill-chain stage/ })

const openFleet = async (page: Page) => {
  await expect(async () => {
    await page.goto('/fleet')
    await expect(page.getByRole('region', { name: 'Since yesterday' }).getByText(BROKEN)).toBeVisible({
      timeout: 3_000,
    })
    await expect(grid(page).getByRole('row', { name: new RegExp(GROUP) })).toBeVisible({ timeout: 3_000 })
  }).toPass(PICTURED)
}

test('an analyst sees where to look first, and each figure leads to what it counts', async ({ page }) => {
  test.setTimeout(180_000)
  await openFleet(page)

  await test.step('the page is readable by anybody, in both themes and on a phone', async () => {
    await expect(page).toHaveTitle('Fleet, Vedette')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/devices? needs? a person today/)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a tile opens exactly the list it counts', async () => {
    // The picture is some seconds old, and other journeys make devices high meanwhile.
    await expect(async () => {
      await page.goto('/fleet')
      const tile = page.getByRole('link', { name: /Newly high or critical/ })
      const count = (await tile.innerText()).split('\n')[0] ?? ''
      await tile.click()
      await expect(page).toHaveURL(/\/devices\?q=is(:|%3A)newly-high/)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(count, { timeout: 3_000 })
    }).toPass(PICTURED)
    await page.goto('/fleet')
  })

  await test.step('by keyboard through the heatmap: arrows, Home, End, Enter', async () => {
    const row = grid(page).getByRole('row', { name: new RegExp(GROUP) })
    await row.locator('[data-place]').first().focus()
    await page.keyboard.press('End')
    await expect(row.locator('[data-place]').last()).toBeFocused()
    await page.keyboard.press('Home')
    await expect(row.locator('[data-place]').first()).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tooltip')).toContainText(`${GROUP}, initial access`)
    await expect(page.getByRole('tooltip')).toContainText('1 of 3 devices')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toBeHidden()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/devices\?q=.*initial-access/)
    await expect(page.getByRole('link', { name: BROKEN })).toBeVisible()
    await page.goBack()
  })

  await test.step('rows, measure and look stand in the URL', async () => {
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    await expect(page).toHaveURL(/by=model/)
    await page.getByRole('combobox', { name: 'Measure' }).selectOption('worst')
    await expect(page).toHaveURL(/measure=worst/)
    await expect(page.getByRole('grid', { name: /highest breach likelihood.*by model/ })).toBeVisible()
    await page.goto('/fleet?by=nonsense&measure=nonsense')
    await expect(grid(page)).toBeVisible()
  })
})

test('all devices stand on one map, which has a table twin', async ({ page }) => {
  test.setTimeout(180_000)
  await openFleet(page)
  const map = page.getByRole('region', { name: 'Breach by threat' })
  const marks = map.locator('[data-mark]')
  await marks.first().focus()
  await page.keyboard.press('End')
  await expect(marks.last()).toBeFocused()
  await expect(marks.last()).toHaveAccessibleName(/devices?, breach likelihood \d+ to \d+, threat level/)

  await page.keyboard.press('t')
  const twin = map.getByRole('table', { name: /Devices by band of breach likelihood/ })
  await expectRow(twin, { 'Breach by threat': 'Critical' })
  await expect(page).toHaveURL(/map=table/)
  await expectAccessible(page)
  await twin.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/devices\?q=breach/)
})

test('what moved says why, and leads to the device since then', async ({ page }) => {
  test.setTimeout(180_000)
  await openFleet(page)
  const moved = page
    .getByRole('region', { name: 'Newly high or critical' })
    .getByRole('link', { name: new RegExp(BROKEN) })
  await expect(moved).toContainText(/→/)
  await expect(moved).toContainText(/\+\d+/)
  await expect(page.getByRole('list', { name: /What happened/ })).toContainText(`${GROUP}: 1 device became high`)
  await moved.click()
  await expect(page).toHaveURL(new RegExp(`/devices/${BROKEN}\\?score=since`))
})

test('a viewer reads the same page; without a session there is nothing to read', async ({ page, browser, request }) => {
  test.setTimeout(180_000)
  for (const path of ['map', 'changes', 'summary']) {
    const answer = await request.get(`/api/v1/fleet/${path}`, { headers: { Cookie: '' } })
    expect(answer.status()).toBe(401)
  }
  await page.goto('/settings/people')
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const { context, page: theirs } = await acceptInvitation(browser, link, 'Vera Viewer', account)
  await theirs.goto('/fleet')
  await expect(theirs.getByRole('region', { name: 'Since yesterday' })).toBeVisible()
  const refused = await theirs.request.get('/api/v1/fleet/heatmap?by=nonsense')
  expect(refused.status()).toBe(400)
  await context.close()
})
