import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'

const GROUP = 'north-yard'
const VENDOR = 'Groupmaker'
const WEAK = { credentials: 'default', updates: { signed: false } }
const SOUND = { credentials: 'unique', updates: { signed: true } }
const CAMERAS = [
  { thingName: 'yard-cam-1', profile: { type: 'camera', vendor: VENDOR, ...WEAK } },
  { thingName: 'yard-cam-2', profile: { type: 'camera', vendor: VENDOR, ...WEAK } },
  { thingName: 'yard-cam-3', profile: { type: 'camera', vendor: VENDOR, ...SOUND } },
]
/** A group is counted anew within about a minute of a change. */
const COUNTED = { timeout: 150_000, intervals: [3_000] }

const groups = { name: 'Groups of devices' }

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const profiles = await request.post('/api/v1/ingest/profiles', { data: CAMERAS })
  expect(await profiles.json()).toMatchObject({ accepted: 3, rejected: 0 })
  const rows = CAMERAS.map(({ thingName }) => ({ id: thingName, group: GROUP, site: 'north' }))
  const registry = await request.post('/api/v1/registry/imports', { data: rows })
  expect(await registry.json()).toMatchObject({ applied: true, changed: 3, newGroups: [GROUP] })
  await request.dispose()
})

/** Fills the form of a new group, without sending it. */
const fillQueryGroup = async (page: Page, name: string, query: string) => {
  await page.goto('/groups')
  await page.getByRole('button', { name: 'Make a group' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a group' })
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByLabel('Query', { exact: true }).fill(query)
  return dialog
}

test('an operator goes from the list of groups to what makes one of them weak', async ({ page }) => {
  test.setTimeout(240_000)

  await test.step('a group the registry names is in the list once it was counted', async () => {
    await expect(async () => {
      await page.goto(`/groups?q=${GROUP}`)
      await expect(page.getByRole('row').filter({ hasText: GROUP }).getByText('3', { exact: true })).toBeVisible({
        timeout: 3_000,
      })
    }).toPass(COUNTED)
    await expect(page).toHaveTitle('Groups, Vedette')
    await expectRow(page.getByRole('table', groups), {
      Group: GROUP,
      Devices: /^3$/,
      'Worst threat': /^\d+$/,
      'Made of': 'the registry',
    })
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('its page says both scores, the bands, the chain and what adds most', async () => {
    await expect(async () => {
      await page.goto(`/groups/${GROUP}`)
      const weak = page.getByRole('table', { name: 'Facilitators of the group' })
      await expect(weak).toContainText('Default or shared credentials', { timeout: 3_000 })
    }).toPass(COUNTED)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^north-yard: .*3 devices/)
    const threat = page.getByRole('region', { name: 'Threat level of the group' })
    await expect(threat).toContainText(/Worst\s*\d+/)
    await expect(page.getByRole('table', { name: /^Devices by band/ }).getByRole('row')).toHaveCount(6)
    await expect(page.getByRole('region', { name: 'What adds most' })).toContainText(
      /Fix one thing:.*is on 2 of 3 devices/,
    )
    await expect(threat).toContainText('attacked within 30 days')
    const stand = page.getByRole('table', { name: 'Assessed devices of the group by score' })
    await expect(stand.getByRole('row')).toHaveCount(3)
    await expect(page.getByRole('img', { name: /devices show indicators/ })).toBeVisible()
    await page.getByRole('group', { name: 'Spread as' }).getByRole('button', { name: 'Table' }).click()
    const spread = page.getByRole('table', { name: 'Devices with active indicators on each stage by day' })
    await expect(spread.getByRole('row')).toHaveCount(31)
    const chain = page.getByRole('table', { name: /^Devices of the group on each stage/ })
    await expect(chain.getByRole('row')).toHaveCount(8)
    await expectRow(chain, { Stage: 'Initial access', 'With facilitators': '2', Assessed: '3 of 3' })
    await expectRow(page.getByRole('table', { name: 'Facilitators of the group' }), {
      Facilitator: 'Default or shared credentials',
      Devices: '2',
      Points: /^[1-9]\d*$/,
    })
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('its devices are there, the weak ones found by the rule', async () => {
    const devices = page.getByRole('table', { name: 'Devices to look at first' })
    await expect(devices.getByRole('link', { name: /^yard-cam-/ })).toHaveCount(3)
    await expect(page.getByRole('link', { name: 'All 3 devices' })).toBeVisible()
    const weak = page.getByRole('table', { name: 'Facilitators of the group' })
    await weak.getByRole('link', { name: 'Default or shared credentials' }).click()
    await expect(page).toHaveURL(/\/devices\?q=/)
    await expect(page.getByRole('link', { name: 'yard-cam-1' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'yard-cam-3' })).toHaveCount(0)
  })
})

test('a query group is made, holds what matches, and is removed again', async ({ page }) => {
  test.setTimeout(240_000)
  const name = 'Weak cameras of the yard'

  await test.step('a query that cannot be read is refused with what would be right', async () => {
    const dialog = await fillQueryGroup(page, name, 'colour:red')
    await dialog.getByRole('button', { name: 'Make the group' }).click()
    await expect(dialog.getByRole('alert')).toContainText('There is no filter colour; there are breach, threat')
    await expectAccessible(page)
    await expectFitsPhone(page)
    await dialog.getByLabel('Query', { exact: true }).fill('seen:<24h')
    await dialog.getByRole('button', { name: 'Make the group' }).click()
    await expect(dialog.getByRole('alert')).toContainText('a group cannot rest on how long ago')
    await dialog.getByLabel('Query', { exact: true }).fill('')
    await dialog.getByRole('button', { name: 'Make the group' }).click()
    await expect(dialog.getByText(/^● The query /)).toBeVisible()
  })

  await test.step('a good one opens the page of the new group, which fills', async () => {
    const dialog = page.getByRole('dialog', { name: 'Make a group' })
    await dialog.getByLabel('Query', { exact: true }).fill(`vendor:${VENDOR} rule:default-credentials`)
    await dialog.getByRole('button', { name: 'Make the group' }).click()
    await expect(page).toHaveURL(/\/groups\/weak-cameras-of-the-yard$/)
    await expect(page.getByText(`vendor:${VENDOR} rule:default-credentials`)).toBeVisible()
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2 devices/, { timeout: 3_000 })
    }).toPass(COUNTED)
  })

  await test.step('it is removed after a question, and is gone', async () => {
    await page.getByRole('button', { name: 'Remove the group' }).click()
    const asked = page.getByRole('alertdialog', { name: `Remove ${name}?` })
    await expect(asked).toContainText('Its devices stay where they are')
    await expectAccessible(page)
    await asked.getByRole('button', { name: `Remove ${name}` }).click()
    await expect(page).toHaveURL(/\/groups$/)
    await expect(page.getByRole('table', groups)).toBeVisible()
    await expect(page.getByRole('link', { name })).toHaveCount(0)
    await page.goto('/groups/weak-cameras-of-the-yard')
    await expect(page.getByRole('link', { name: 'Open the groups' })).toBeVisible()
    await expectAccessible(page)
  })
})

test('a group that holds devices is not removed, and says why', async ({ page }) => {
  await page.goto(`/groups/${GROUP}`)
  await page.getByRole('button', { name: 'Remove the group' }).click()
  const asked = page.getByRole('alertdialog', { name: `Remove ${GROUP}?` })
  await asked.getByRole('button', { name: `Remove ${GROUP}` }).click()
  await expect(asked.getByRole('alert')).toContainText(`${GROUP} still holds 3 devices.`)
})

test('a viewer reads groups and makes none', async ({ page, browser }) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const viewer = await acceptInvitation(browser, link, 'Vera Viewer', account)
  const dialog = await fillQueryGroup(viewer.page, 'Not mine to make', 'type:camera')
  await dialog.getByRole('button', { name: 'Make the group' }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    'This needs the permission analyse, which the role viewer does not have.',
  )
  await viewer.context.close()
})
