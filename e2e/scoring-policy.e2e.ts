import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite, sendAs } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'

const DEVICE = 'policy-cam-1'
/** The fleet is scored anew within seconds of an activation; counters follow. */
const SCORED = { timeout: 60_000, intervals: [1_000] }

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const profile = { type: 'camera', credentials: 'default', updates: { signed: false } }
  const answer = await request.post('/api/v1/ingest/profiles', { data: [{ thingName: DEVICE, profile }] })
  expect(await answer.json()).toMatchObject({ accepted: 1 })
  await request.dispose()
})

const numbers = (page: Page) => page.getByRole('table', { name: 'Where every device begins' })
const versions = (page: Page) => page.getByRole('table', { name: 'Versions of the scoring policy' })

test('an administrator reads the numbers, changes some, sees what that does, saves, puts it in force and goes back', async ({
  page,
}) => {
  test.setTimeout(300_000)

  await test.step('every number stands beside where it comes from, and is found by words', async () => {
    await page.goto('/settings/scoring')
    await expect(page).toHaveTitle('Scoring policy, Settings, Vedette')
    await expect(page.getByRole('heading', { name: 'Policy 2026.2 is in force' })).toBeVisible()
    await expectRow(numbers(page), { Number: 'Base rate', Is: '1', 'Comes from': /never fitted/ })
    await page.getByRole('searchbox', { name: 'Search the numbers' }).fill('default or shared')
    await expect(page.getByRole('rowheader', { name: 'Default or shared credentials: used in 30 days' })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search the numbers' }).fill('nothing of this name')
    await expect(page.getByText('No number matches')).toBeVisible()
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a number out of its range is refused with the range', async () => {
    await page.getByLabel('Base rate becomes').fill('0.9')
    await expect(page.getByText(/^● Must be 0\.0001 to 0\.2/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Preview on the fleet' })).toHaveCount(0)
  })

  await test.step('a draft is not saved before its effect was shown', async () => {
    await page.getByLabel('Base rate becomes').fill('0.05')
    await expect(page.getByRole('heading', { name: '1 number of 2026.2 would become another' })).toBeVisible()
    await expect(
      page.getByRole('button', { name: 'Save as a new version: Preview it on the fleet first' }),
    ).toBeVisible()
    await expectRow(page.getByRole('table', { name: 'What the draft changes' }), {
      Number: 'Base rate',
      'What it means': 'Every device begins at 5',
    })
    await page.getByRole('button', { name: 'Preview on the fleet' }).click()
    const effect = page.getByRole('region', { name: 'What it does to the fleet' })
    await expect(effect).toContainText('which is in force.')
    await expect(
      effect.getByRole('table', { name: /^Breach likelihood: devices by band/ }).getByRole('row'),
    ).toHaveCount(6)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  const saved = await test.step('saving asks why, and makes a version that scores nothing yet', async () => {
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save as a new version' })
    await dialog.getByRole('button', { name: 'Save the version' }).click()
    await expect(dialog.getByText('Say why in a few words')).toBeVisible()
    await dialog.getByLabel('Reason').fill('Cameras <b>without</b> a firewall')
    await dialog.getByRole('button', { name: 'Save the version' }).click()
    await expect(page).toHaveURL(/version=2026\.2-\d+/)
    await expect(page.getByRole('heading', { name: 'Policy 2026.2 is in force' })).toBeVisible()
    const version = new URL(page.url()).searchParams.get('version') ?? ''
    await expectRow(versions(page), { Version: version, Reason: 'Cameras <b>without</b> a firewall' })
    return version
  })

  await test.step('versions are compared: only what differs, and what it means', async () => {
    await page.getByRole('button', { name: `Compare ${saved} with the one in force` }).click()
    const table = page.getByRole('table', { name: '1 number that differ' })
    await expectRow(table, { Number: 'Base rate', 'Before → after': /1.*→.*5/ })
    await page.getByRole('button', { name: 'Close the comparison' }).click()
  })

  await test.step('putting it in force shows the effect first, scores the fleet, and is undone by the one before', async () => {
    await page.getByRole('button', { name: `Put in force ${saved}` }).click()
    const dialog = page.getByRole('dialog', { name: `Put ${saved} in force?` })
    await expect(dialog.getByRole('region', { name: 'What it does to the fleet' })).toBeVisible()
    await expectAccessible(page)
    await dialog.getByLabel('Reason').fill('As previewed')
    await dialog.getByRole('button', { name: `Put ${saved} in force` }).click()
    await expect(page.getByRole('heading', { name: `Policy ${saved} is in force` })).toBeVisible()
    await expect(page.getByText(/^The fleet is scored by it: [\d,]+ device/)).toBeVisible(SCORED)
    // An assessment belongs to the end of its minute, which may be under way.
    await expect(async () => {
      await page.goto(`/devices/${DEVICE}`)
      await expect(page.getByRole('link', { name: `policy ${saved}` })).toBeVisible({ timeout: 5_000 })
    }).toPass({ timeout: 90_000, intervals: [5_000] })
    await page.goto('/settings/scoring')
    await page.getByRole('button', { name: 'Put in force 2026.2', exact: true }).click()
    const back = page.getByRole('dialog', { name: 'Put 2026.2 in force?' })
    await back.getByLabel('Reason').fill('Back to the built-in')
    await back.getByRole('button', { name: 'Put 2026.2 in force' }).click()
    await expect(page.getByRole('heading', { name: 'Policy 2026.2 is in force' })).toBeVisible()
  })

  await test.step('both acts are in the audit log', async () => {
    await page.goto('/settings/audit?action=policy')
    const table = page.getByRole('table', { name: 'Audit log' })
    await expectRow(table, { Action: 'policy.save', Target: saved })
    await expectRow(table, { Action: 'policy.activate', Target: '2026.2' })
  })
})

test('a version that is none says so, with a way on', async ({ page }) => {
  await page.goto('/settings/scoring?version=1999.1')
  await expect(page.getByText('There is no scoring policy of this version.')).toBeVisible()
  await page.getByRole('button', { name: 'Read the one in force' }).click()
  await expect(page.getByRole('heading', { name: 'The numbers of 2026.2' })).toBeVisible()
})

test('a viewer reads every number and changes none, in the page nor by the API', async ({ page, browser }) => {
  const account = aNewAccount()
  const viewer = await acceptInvitation(browser, await invite(page, account.email, 'Viewer'), 'Vera Viewer', account)
  await viewer.page.goto('/settings/scoring')
  await expect(viewer.page.getByText('Needs the Administrator role to change')).toBeVisible()
  await expectRow(numbers(viewer.page), { Number: 'Base rate', Is: '1' })
  await expect(viewer.page.getByLabel('Base rate becomes')).toHaveCount(0)
  await expectAccessible(viewer.page)
  const change = { madeFrom: '2026.2', changes: { 'base-rate': 0.05 } }
  const { status, text } = await sendAs(viewer.page, 'POST', '/api/v1/scoring/policies/preview', change)
  expect(status).toBe(403)
  expect(text).toContain('administer')
  await viewer.context.close()
})
