import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'

const SENSOR = 'judged-lab'
const IP = '10.77.0.21'
const DEVICE = `~default~${IP}`
const PAGE = `/devices/${encodeURIComponent(DEVICE)}`
const REASON = 'Our own inventory scan'
const QUIET_IP = '10.77.0.22'
const QUIET_PAGE = `/devices/${encodeURIComponent(`~default~${QUIET_IP}`)}`

/** A device that tries one port, which nobody else scans, on 120 hosts, an hour ago, and one that makes one connection. */
const scanLog = (now: number): string => {
  const start = now / 1_000 - 3_600
  const lines = Array.from({ length: 120 }, (_, index) => ({
    ts: start + index,
    uid: `C${String(index)}`,
    'id.orig_h': IP,
    'id.orig_p': 40_000 + index,
    'id.resp_h': `198.51.100.${String(index + 1)}`,
    'id.resp_p': 5_555,
    proto: 'tcp',
    conn_state: index % 20 === 0 ? 'SF' : 'S0',
    local_orig: true,
    local_resp: false,
    orig_pkts: 1,
    resp_pkts: index % 20 === 0 ? 1 : 0,
  }))
  const quiet = { ...lines[0], uid: 'Cquiet', 'id.orig_h': QUIET_IP, 'id.resp_p': 443 }
  return [...lines, quiet].map((line) => JSON.stringify(line)).join('\n')
}

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const sent = await request.post(`/api/v1/ingest/zeek/conn?sensor=${SENSOR}`, {
    headers: { 'content-type': 'application/x-ndjson' },
    data: scanLog(Date.now()),
  })
  expect(await sent.json()).toMatchObject({ accepted: 121 })
  await request.dispose()
})

const breach = async (page: Page): Promise<number> => {
  const total = page.getByRole('table', { name: /^Contributions to breach likelihood/ }).locator('caption')
  await expect(total).toBeAttached()
  return Number(/\d+$/.exec((await total.textContent()) ?? '')?.[0])
}

const openEvidence = async (page: Page) => {
  await page.goto(PAGE)
  const table = page.getByRole('table', { name: /^Contributions to breach likelihood/ })
  await table.getByRole('row').filter({ hasText: /hosts/i }).getByRole('button').first().click()
  return page.getByRole('complementary', { name: 'Evidence' })
}

test('R10 a finding is judged wrong after its effect was shown, both scores move, and it is undone', async ({
  page,
}) => {
  const drawer = await openEvidence(page)
  await expect(drawer.getByText('Judged here', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('3')
  const dialog = page.getByRole('dialog', { name: /what is it\?$/ })
  const effect = dialog.getByRole('region', { name: 'What it would change' })
  await expect(effect).toContainText(/Breach likelihood of this device\s*\d+ → \d+/)
  const [before = 0, told = 0] = ((await effect.textContent()) ?? '').match(/\d+(?= → )|(?<=→ )\d+/g)?.map(Number) ?? []
  expect(before).toBeGreaterThan(20)
  await expect(effect).toContainText('1 finding on 1 device in 30 days')
  await expect(dialog.getByRole('radio', { name: /^All of its model/ })).toBeDisabled()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Call it wrong' }).click()
  await expect(dialog.getByText(/must say why/)).toBeVisible()
  await dialog.getByLabel('Why').fill(REASON)
  await dialog.getByRole('button', { name: 'Call it wrong' }).click()
  await expect(dialog).toBeHidden()

  await expect(page.getByRole('list', { name: 'Judged, so not counted' })).toContainText('called wrong')
  await expect.poll(() => breach(page)).toBeLessThan(before)
  await expect(drawer).toContainText(REASON)
  await expect(page.getByRole('table', { name: 'Judged on this device' })).toContainText(REASON)
  await expectFitsPhone(page)
  await page.keyboard.press('u')
  await expect(page.getByText('Undone: it counts again')).toBeVisible()
  await expect.poll(() => breach(page)).toBeGreaterThan(told)
})

test('all judgements stand in the settings, and are undone from there', async ({ page }) => {
  await openEvidence(page)
  await page.keyboard.press('2')
  const dialog = page.getByRole('dialog', { name: /what is it\?$/ })
  await dialog.getByLabel('Why').fill(REASON)
  await dialog.getByRole('button', { name: 'Call it expected' }).click()
  await expect(dialog).toBeHidden()
  await page.goto(`/settings/judgements?device=${DEVICE}`)
  await expect(page).toHaveTitle(/^Judgements, Settings/)
  const row = page.getByRole('table', { name: 'Judgements' }).getByRole('row').filter({ hasText: REASON })
  await expect(row).toContainText('Expected')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await row.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('No judgement matches')).toBeVisible()
  await page.getByRole('button', { name: 'Ended' }).click()
  await expect(row.first()).toContainText('undone')
})

test('R10 a compromise is confirmed, another analyst heals it, and the history counts', async ({ page, browser }) => {
  await page.goto(QUIET_PAGE)
  const before = await breach(page)
  const region = page.getByRole('region', { name: 'Confirmed compromise' })
  await region.getByRole('button', { name: 'Confirm compromise' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm that this device is compromised?' })
  await dialog.getByLabel('Why').fill('Seen on its own console')
  await dialog.getByRole('button', { name: 'Confirm compromise' }).click()
  await expect(region).toContainText('Seen on its own console')
  await expect.poll(() => breach(page)).toBeGreaterThanOrEqual(99)
  await expect(region).toContainText('Somebody else must look and say so')
  await expectAccessible(page)

  const account = aNewAccount()
  const link = await invite(page, account.email, 'Analyst')
  const { context, page: other } = await acceptInvitation(browser, link, 'Second Analyst', account)
  await other.goto(QUIET_PAGE)
  const otherRegion = other.getByRole('region', { name: 'Confirmed compromise' })
  await otherRegion.getByRole('button', { name: 'Healed' }).click()
  const heal = other.getByRole('dialog', { name: 'Is this device healed?' })
  await heal.getByLabel('Why').fill('Reflashed and watched')
  await heal.getByRole('button', { name: 'Say that it is healed' }).click()
  await expect(otherRegion).toContainText('Reflashed and watched')
  await expect.poll(() => breach(other)).toBeLessThan(50)
  const lines = other.getByRole('table', { name: /^Contributions to breach likelihood/ })
  await expect(lines.getByRole('row').filter({ hasText: 'History' })).toBeVisible()
  expect(await breach(other)).toBeGreaterThan(before)
  await context.close()
})

test('a viewer sees what was said and why they cannot say it', async ({ page, browser }) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const { context, page: viewer } = await acceptInvitation(browser, link, 'A Viewer', account)
  const drawer = await openEvidence(viewer)
  await expect(drawer.getByRole('button', { name: /^Wrong/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(drawer.getByText('Needs the Analyst role')).toBeVisible()
  await viewer.keyboard.press('3')
  await expect(viewer.getByRole('dialog')).toHaveCount(0)
  const region = viewer.getByRole('region', { name: 'Confirmed compromise' })
  await expect(region.getByRole('button', { name: 'Confirm compromise' })).toHaveAttribute('aria-disabled', 'true')
  await viewer.goto('/settings/judgements?active=all')
  await expect(viewer.getByRole('table', { name: 'Judgements' })).toContainText(REASON)
  await context.close()
})
