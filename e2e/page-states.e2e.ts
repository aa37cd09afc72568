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

/** A server that holds what regions ask for until it is let go, answers with a failure then, and well once mended. */
const failingServer = async (page: Page, regions: readonly Region[]) => {
  const gates = new Map(regions.map((region) => [region, new EventEmitter()]))
  const held = new Map([...gates].map(([region, gate]) => [region, once(gate, 'open')]))
  const mended = new Set<Region>()
  await page.route('**/api/v1/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    const asked = regions.find(({ asks }) => asks.test(decodeURIComponent(pathname)))
    if (asked === undefined) return route.fallback()
    await held.get(asked)
    if (mended.has(asked)) return route.fallback()
    return route.fulfill({ status: 500, contentType: 'application/problem+json', json: PROBLEM })
  })
  return { letGo: (region: Region) => gates.get(region)?.emit('open'), mend: (region: Region) => mended.add(region) }
}

/** Tries again until the region is there; one that another brought with it needs no more. */
const expectRetried = (failure: Locator): Promise<void> =>
  expect(async () => {
    for (const retry of await failure.getByRole('button', { name: 'Retry' }).all())
      await retry.click({ timeout: 1_000 })
    await expect(failure).toHaveCount(0, { timeout: 1_000 })
  }).toPass()

for (const { path, stages } of PAGE_REGIONS) {
  test(`${path} says of each region that it is on its way, that it failed, and reads it again`, async ({ page }) => {
    const server = await failingServer(page, stages.flat())
    await page.goto(path)
    for (const regions of stages) {
      for (const { label } of regions) await expect(page.getByText(`${label} is on its way`).first()).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Fleet' })).toBeVisible()
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      for (const region of regions) server.letGo(region)
      for (const region of regions) {
        const failure = page.getByRole('alert').filter({ hasText: `${region.label} could not be read` })
        await expect(failure.first()).toContainText('The server could not answer this.')
        await expect(failure.first()).toContainText(REQUEST_ID)
        server.mend(region)
        await expectRetried(failure)
      }
    }
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
