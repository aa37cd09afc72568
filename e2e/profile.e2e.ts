import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { apiClient, type ApiClient } from '@/e2e/api-client'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator, createToken } from '@/e2e/fixtures'
import { agoIso, CAMERA_PROFILE, guessedLogin } from '@/e2e/sample-camera'

/** The requirements of the patent's claims that a person sees in the browser, with data that came in by the API. */
const test = asAdministrator.extend<{ api: ApiClient }, { token: string }>({
  token: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
  api: async ({ request, token }, use) => use(apiClient(request, token)),
})

const openDevice = async (page: Page, thingName: string, query = ''): Promise<void> => {
  await page.goto(`/devices/${thingName}${query}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(thingName)
}

const threatCard = (page: Page): Locator => page.getByRole('region', { name: /^Threat level \d+ of 100/ })

const printedThreat = async (page: Page): Promise<number> => {
  const name = (await threatCard(page).getAttribute('aria-label')) ?? ''
  return Number(/\d+/.exec(name)?.[0])
}

test('R12 the profile of a camera comes in, and its weaknesses and threat level are shown', async ({ page, api }) => {
  const answer = await api.send('profiles', [{ thingName: 'hall-cam', observedAt: agoIso(5), profile: CAMERA_PROFILE }])
  expect(answer).toMatchObject({ accepted: 1, rejected: 0 })
  const found = (await api.findings('hall-cam')).map(({ rule }) => rule.id)
  expect(found).toEqual(
    expect.arrayContaining(['default-credentials', 'exposed-telnet', 'outdated-tls', 'unsigned-updates']),
  )

  await openDevice(page, 'hall-cam', '?score=threat')
  expect(await printedThreat(page)).toBeGreaterThan(20)
  const lines = page.getByRole('table', { name: /^Contributions to threat level/ })
  await expectRow(lines, { Contribution: 'Default or shared credentials', Points: /^\+?[1-9]/ })
  const claims = page.getByRole('table', { name: 'What the device claims' })
  await expectRow(claims, { Part: 'Vendor', Claim: 'Acme' })
  await expectRow(claims, { Part: 'Firmware, Version', Claim: '1.4.2' })
  await expectRow(claims, { Part: 'Services', Claim: /tcp 23 telnet/ })
  await expectAccessible(page)
  await expectFitsPhone(page)
})

test('R5 what mending a weakness is said to bring is what it brings', async ({ page, api }) => {
  await api.send('profiles', [{ thingName: 'dock-cam', observedAt: agoIso(10), profile: CAMERA_PROFILE }])
  await openDevice(page, 'dock-cam')
  const before = await printedThreat(page)
  const panel = page.getByRole('region', { name: 'Best next actions' })
  const forecastLine = page.getByRole('status').filter({ hasText: /^(Switch a line off|If )/ })
  await expect(forecastLine).toContainText('Switch a line off')
  const weakness = panel.getByRole('checkbox', { name: 'Default or shared credentials' })
  await weakness.check()
  await expect(forecastLine).toContainText(`threat level ${String(before)} → `)
  await expect(page).toHaveURL(/[?&]off=/)
  await expectAccessible(page)
  await expectFitsPhone(page)
  const told = await forecastLine.innerText()
  const forecast = Number(/threat level \d+ → (\d+)/.exec(told)?.[1])
  expect(forecast).toBeLessThan(before)
  await weakness.uncheck()
  await expect(forecastLine).toContainText('Switch a line off')

  const mended = { ...CAMERA_PROFILE, credentials: 'unique' }
  await api.send('profiles', [{ thingName: 'dock-cam', observedAt: agoIso(2), profile: mended }])
  await openDevice(page, 'dock-cam')
  await expect(threatCard(page)).toHaveAccessibleName(new RegExp(`^Threat level ${String(forecast)} of 100`))
  await expect(weakness).toHaveCount(0)
})

test('R11 a score leads to its contributions, and a contribution to the raw records', async ({ page, api }) => {
  await api.send('profiles', [{ thingName: 'lift-cam', observedAt: agoIso(40), profile: CAMERA_PROFILE }])
  // A source of its own: what others say of one they share would change the score meanwhile.
  await api.send('events', guessedLogin('lift-cam', '203.0.113.53'))
  await openDevice(page, 'lift-cam')
  const card = page.getByRole('region', { name: /^Breach likelihood \d+ of 100/ })
  const printed = Number(/\d+/.exec((await card.getAttribute('aria-label')) ?? '')?.[0])
  const lines = page.getByRole('table', { name: `Contributions to breach likelihood, adding up to ${String(printed)}` })
  await expectRow(lines, { Contribution: 'Login after many failures', Points: /^\+?[1-9]/ })
  await lines.getByRole('button', { name: /of evidence for Login after many failures/ }).click()
  const drawer = page.getByRole('complementary', { name: 'Evidence' })
  await expect(drawer.getByRole('listitem').filter({ hasText: '203.0.113.53' }).first()).toBeVisible()
  await expectAccessible(page)
})

test('R13 a person sees the score, its facilitators and its indicators together', async ({ page, api }) => {
  await api.send('profiles', [{ thingName: 'roof-cam', observedAt: agoIso(40), profile: CAMERA_PROFILE }])
  await api.send('events', guessedLogin('roof-cam'))
  await openDevice(page, 'roof-cam')
  await expect(page.getByRole('region', { name: /^Breach likelihood \d+ of 100/ })).toBeVisible()
  await expect(threatCard(page)).toBeVisible()
  const lines = page.getByRole('table', { name: /^Contributions to breach likelihood/ })
  await expectRow(lines, { Contribution: 'Login after many failures', Kind: /indicator/i })
  await page.getByRole('group', { name: 'Score', exact: true }).getByRole('button', { name: 'Threat' }).click()
  await expectRow(page.getByRole('table', { name: /^Contributions to threat level/ }), {
    Contribution: 'Default or shared credentials',
    Kind: /facilitator/i,
  })
})
