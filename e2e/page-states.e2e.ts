import { EventEmitter, once } from 'node:events'
import { expect, type Locator, type Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'
import {
  DEVICE,
  EMPTY_PAGES,
  GROUP,
  MISSING,
  PAGE_REGIONS,
  REFUSED,
  SILENT_DEVICE,
  type Region,
} from '@/e2e/page-regions'
import { agoIso, CAMERA_PROFILE } from '@/e2e/sample-camera'

const REQUEST_ID = 'request-of-the-journey'
const PROBLEM = { type: 'about:blank', title: 'Unexpected error', status: 500, detail: 'x', requestId: REQUEST_ID }

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const rows = [
    { id: DEVICE, group: GROUP },
    { id: SILENT_DEVICE, group: GROUP },
  ]
  expect((await request.post('/api/v1/registry/imports', { data: rows })).status()).toBe(200)
  const profile = { thingName: DEVICE, observedAt: agoIso(40), profile: CAMERA_PROFILE }
  expect((await request.post('/api/v1/ingest/profiles', { data: [profile] })).status()).toBe(200)
  await request.dispose()
})

/** Holds what the regions ask for; then answers it as a server that fails, until it is mended. */
const holdAndFail = async (page: Page, regions: readonly Region[]) => {
  let isFailing = true
  const gate = new EventEmitter()
  const held = once(gate, 'open')
  await page.route('**/api/v1/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (!regions.some(({ asks }) => asks.test(decodeURIComponent(pathname)))) return route.fallback()
    await held
    if (!isFailing) return route.fallback()
    return route.fulfill({ status: 500, contentType: 'application/problem+json', json: PROBLEM })
  })
  const mend = () => {
    isFailing = false
  }
  return { letGo: () => gate.emit('open'), mend }
}

/** Tries again until the region is there; one that another brought with it needs no more. */
const expectRetried = (failure: Locator): Promise<void> =>
  expect(async () => {
    for (const retry of await failure.getByRole('button', { name: 'Retry' }).all())
      await retry.click({ timeout: 1_000 })
    await expect(failure).toHaveCount(0, { timeout: 1_000 })
  }).toPass()

for (const { path, regions } of PAGE_REGIONS) {
  test(`${path}, slow and failing: ${regions.map(({ label }) => label).join(', ')}`, async ({ page }) => {
    const server = await holdAndFail(page, regions)
    await page.goto(path)
    for (const { label } of regions) await expect(page.getByText(`${label} is on its way`).first()).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Fleet' })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()

    server.letGo()
    const failures = regions.map(({ label }) =>
      page.getByRole('alert').filter({ hasText: `${label} could not be read` }),
    )
    for (const failure of failures) {
      await expect(failure.first()).toContainText('The server could not answer this.')
      await expect(failure.first()).toContainText(REQUEST_ID)
    }
    server.mend()
    for (const failure of failures) await expectRetried(failure)
  })
}

test('lists with nothing in them say so, and what to do', async ({ page }) => {
  for (const { path, asks, says } of EMPTY_PAGES) {
    await page.route('**/api/v1/**', (route) =>
      asks.test(decodeURIComponent(new URL(route.request().url()).pathname))
        ? route.fulfill({ json: { items: [], nextCursor: null, total: 0, expected: 0 } })
        : route.fallback(),
    )
    await page.goto(path)
    await expect(page.getByText(says).first(), path).toBeVisible()
    await page.unroute('**/api/v1/**')
  }
})

for (const { path, status, says, onward } of MISSING) {
  test(`what ${path} asks for is not there, and the page says so`, async ({ page }) => {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(status)
    await expect(page.getByText(says).first()).toBeVisible()
    await expect(page.getByRole('link', { name: onward }).first()).toBeVisible()
  })
}

test('a device that was never heard of is not assessed: no score, and why', async ({ page }) => {
  await page.goto(`/devices/${SILENT_DEVICE}`)
  await expect(page.getByRole('region', { name: 'Both scores' })).toContainText('nothing was heard of it yet')
  await expect(page.getByRole('link', { name: 'See what arrives' })).toBeVisible()
  await expect(page.getByText('No network monitor has seen it')).toBeVisible()
  await expect(page.getByText('It has not described itself')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/devices?q=${SILENT_DEVICE}`)
  await expect(page.getByRole('table', { name: 'Devices' })).toContainText(/not assessed/i)
})

test('a viewer is told on each page of settings what it needs; without a session every page leads to signing in', async ({
  page,
  browser,
}) => {
  const account = aNewAccount()
  const viewer = await acceptInvitation(browser, await invite(page, account.email, 'Viewer'), 'Vera Viewer', account)
  for (const { path, says } of REFUSED) {
    await viewer.page.goto(path)
    await expect(viewer.page.getByText(says).first(), path).toBeVisible()
  }
  await viewer.context.clearCookies()
  for (const path of new Set(PAGE_REGIONS.map((entry) => entry.path))) {
    const answer = await viewer.page.request.get(path)
    expect(answer.url(), path).toContain('/sign-in?callbackUrl=')
  }
  await viewer.context.close()
})

test('a session that ended meanwhile leads to signing in, and back to where one was', async ({ page }) => {
  await page.goto('/fleet')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.context().clearCookies()
  await page.getByRole('combobox', { name: 'Measure' }).selectOption('worst')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Ffleet%3Fmeasure%3Dworst/)
})
