import { expect, type Page } from '@playwright/test'
import { inEmptyConsole as test, untilSample } from '@/e2e/sample-product'

const DEVICE = '/devices/sample%3Ameridian-quay-cam-07'

/** Every page, by the name of its picture. */
const PAGES: Readonly<Record<string, string>> = {
  fleet: '/fleet',
  devices: '/devices',
  device: DEVICE,
  alarms: '/alarms',
  groups: '/groups',
  group: '/groups/sample%3Aperimeter-cameras',
  ingest: '/ingest',
  catalog: '/catalog',
  rule: '/catalog/login-after-failures',
  account: '/settings/account',
  people: '/settings/people',
  tokens: '/settings/tokens',
  judgements: '/settings/judgements',
  notifications: '/settings/notifications',
  scoring: '/settings/scoring',
  retention: '/settings/retention',
  sample: '/settings/sample',
  audit: '/settings/audit',
}

const LOOKS = [
  { name: 'dark', theme: 'dark', width: 1440, height: 900 },
  { name: 'light', theme: 'light', width: 1440, height: 900 },
  { name: 'narrow', theme: 'dark', width: 390, height: 844 },
] as const

/** Takes the picture once nothing is on its way any more. */
const expectPicture = async (page: Page, path: string, file: string): Promise<void> => {
  await page.goto(path)
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await page.screenshot({ path: `docs/screens/${file}.jpg`, type: 'jpeg', quality: 82, animations: 'disabled' })
}

test('every page in dark, in light and narrow', async ({ page, context, baseURL }) => {
  await expectPicture(page, '/fleet', 'first-run-dark')
  await page.request.post('/api/v1/sample-fleet', { headers: { 'sec-fetch-site': 'same-origin' } })
  await untilSample(page, 'present')
  for (const { name, theme, width, height } of LOOKS) {
    await context.addCookies([{ name: 'vedette-theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    for (const [picture, path] of Object.entries(PAGES)) await expectPicture(page, path, `${picture}-${name}`)
  }
})
