import { expect, type Page } from '@playwright/test'
import { inEmptyConsole as test, untilSample } from '@/e2e/sample-product'

const DEVICE = '/devices/sample%3Ameridian-quay-cam-07'

type Shot = {
  path: string
  /** What is opened on the page before the picture. */
  open?: (page: Page) => Promise<void>
}

const openEvidence = async (page: Page): Promise<void> => {
  const lines = page.getByRole('table', { name: /^Contributions to breach likelihood/ })
  await lines
    .getByRole('button', { name: /of evidence for Login after many failures/ })
    .first()
    .click()
  await expect(page.getByRole('complementary', { name: 'Evidence' }).locator('mark').first()).toBeVisible()
}

const openDialogBy =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
  }

const openJudging = async (page: Page): Promise<void> => {
  await openEvidence(page)
  await openDialogBy('3')(page)
  const effect = page.getByRole('dialog').getByRole('region', { name: 'What it would change' })
  await expect(effect.getByText(/in 30 days/)).toBeVisible()
}

/** Every page, by the name of its picture. */
const PAGES: Readonly<Record<string, Shot>> = {
  fleet: { path: '/fleet' },
  palette: { path: '/fleet', open: openDialogBy('Control+k') },
  shortcuts: { path: '/fleet', open: openDialogBy('?') },
  devices: { path: '/devices' },
  device: { path: DEVICE },
  evidence: { path: DEVICE, open: openEvidence },
  judge: { path: DEVICE, open: openJudging },
  alarms: { path: '/alarms' },
  groups: { path: '/groups' },
  group: { path: '/groups/sample%3Aperimeter-cameras' },
  ingest: { path: '/ingest' },
  catalog: { path: '/catalog' },
  matrix: { path: '/catalog?tab=matrix' },
  rule: { path: '/catalog/login-after-failures' },
  account: { path: '/settings/account' },
  people: { path: '/settings/people' },
  tokens: { path: '/settings/tokens' },
  judgements: { path: '/settings/judgements' },
  notifications: { path: '/settings/notifications' },
  scoring: { path: '/settings/scoring' },
  retention: { path: '/settings/retention' },
  sample: { path: '/settings/sample' },
  audit: { path: '/settings/audit' },
}

const LOOKS = [
  { name: 'dark', theme: 'dark', width: 1440, height: 900 },
  { name: 'light', theme: 'light', width: 1440, height: 900 },
  { name: 'narrow', theme: 'dark', width: 390, height: 844 },
] as const

/** Takes the picture once nothing is on its way any more. */
const expectPicture = async (page: Page, { path, open }: Shot, file: string): Promise<void> => {
  await page.goto(path)
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await open?.(page)
  await page.screenshot({ path: `docs/screens/${file}.jpg`, type: 'jpeg', quality: 82, animations: 'disabled' })
}

test('every page in dark, in light and narrow', async ({ page, context, baseURL }) => {
  await expectPicture(page, { path: '/fleet' }, 'first-run-dark')
  await page.request.post('/api/v1/sample-fleet', { headers: { 'sec-fetch-site': 'same-origin' } })
  await untilSample(page, 'present')
  // The fleet is pictured every 10 s: until then its map and its heatmap may show what was before.
  await expect(async () => {
    await page.goto('/fleet')
    const heatmap = page.getByRole('grid')
    await expect(heatmap.getByRole('row').filter({ hasText: 'Perimeter cameras' })).not.toContainText('no report')
  }).toPass({ timeout: 60_000 })
  for (const { name, theme, width, height } of LOOKS) {
    await context.addCookies([{ name: 'vedette-theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    for (const [picture, shot] of Object.entries(PAGES)) await expectPicture(page, shot, `${picture}-${name}`)
  }
})
