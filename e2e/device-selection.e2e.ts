import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite, sendAs } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator as test, createToken } from '@/e2e/fixtures'
import { aReport } from '@/e2e/sample-traffic'

/** More than one page of the list, so that all that match are more than those that were read. */
const DEVICES = 130
const HOSTILE = 'pick-<b>x</b>'
const idOf = (n: number) => `pick-${String(n).padStart(3, '0')}`

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'ingest', '--thing', 'pick-*')
  const request = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const names = [...Array.from({ length: DEVICES - 1 }, (_, n) => idOf(n)), HOSTILE]
  const answer = await request.post('/api/v1/ingest/reports', {
    data: names.map((thingName) => ({ thingName, report: aReport(1) })),
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await request.dispose()
})

const table = (page: Page) => page.getByRole('table', { name: 'Devices' })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Act on the selected devices' })
const said = (page: Page, text: string | RegExp) => page.getByRole('region', { name: 'What was done' }).getByText(text)
const boxOf = (page: Page, id: string) => table(page).getByRole('checkbox', { name: `Select ${id}`, exact: true })

test('an analyst selects by keyboard and pointer, and acts on the selected after seeing what would change', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/devices?q=pick&sort=name')

  await test.step('X selects a row, Shift X all up to another; Esc lets go', async () => {
    await table(page)
      .getByRole('link', { name: idOf(0) })
      .focus()
    await page.keyboard.press('x')
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    await expect(bar(page).getByRole('status')).toHaveText('130 devices, 4 selected')
    await page.keyboard.press('Escape')
    await expect(bar(page)).toHaveCount(0)
    await boxOf(page, idOf(1)).check()
    await boxOf(page, idOf(4)).click({ modifiers: ['Shift'] })
    await expect(bar(page).getByRole('status')).toHaveText('130 devices, 4 selected')
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a field is set on just these, and the file is of just these', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      bar(page).getByRole('button', { name: 'CSV of these' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('vedette-devices.csv')
    await bar(page).getByRole('button', { name: 'Set a field' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set a field of 4 devices' })
    await expect(dialog.getByRole('button', { name: 'Set it' })).toHaveAttribute('aria-disabled', 'true')
    await dialog.getByLabel('Becomes').selectOption('high')
    await expect(dialog.getByText('Criticality of 4 devices → high.')).toBeVisible()
    await expectAccessible(page)
    await expectFitsPhone(page)
    await dialog.getByRole('button', { name: 'Set 4 devices' }).click()
    await expect(said(page, 'Set criticality to high on 4 devices.')).toBeVisible()
    await expect(bar(page)).toHaveCount(0)
  })
})

test('all that match are put into a group that is made, counted exactly, and brought back', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/devices?q=pick&sort=name')
  await table(page).getByRole('checkbox', { name: 'Select the devices that were read' }).check()
  await expect(bar(page).getByRole('status')).toHaveText('130 devices, 100 selected')
  await bar(page).getByRole('button', { name: 'Select all 130 matching' }).click()
  await expect(bar(page).getByRole('status')).toHaveText('130 devices, 130 selected')
  await bar(page).getByRole('button', { name: 'Put into a group' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put 130 devices into a group' })
  await dialog.getByRole('combobox', { name: 'Group' }).fill('Picked ones')
  await expect(dialog.getByText('Group of 130 devices → Picked ones; the group is made.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Put 130 devices into the group' }).click()
  await expect(said(page, 'Put 130 devices into Picked ones.')).toBeVisible()
  await expect(table(page).getByRole('row', { name: new RegExp(idOf(0)) })).toContainText('Picked ones')
  await page.keyboard.press('u')
  await expect(said(page, 'Brought back 130 devices.')).toBeVisible()
  await expect(table(page).getByRole('row', { name: new RegExp(idOf(0)) })).not.toContainText('Picked ones')
})

test('an act on all is refused when other devices match by then, and an empty filter never means all', async ({
  page,
  request,
}) => {
  await page.goto('/devices?q=pick-01&sort=name')
  await boxOf(page, idOf(10)).check()
  await bar(page).getByRole('button', { name: 'Select all 10 matching' }).click()
  await expect(bar(page).getByRole('status')).toHaveText('10 devices, 10 selected')
  const token = await createToken('--scope', 'ingest', '--thing', 'pick-*')
  await request.post('/api/v1/ingest/reports', {
    headers: { Authorization: `Bearer ${token}` },
    data: [{ thingName: 'pick-01x', report: aReport(1) }],
  })
  await bar(page).getByRole('button', { name: 'Take out of the group' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take 10 devices out of their group' })
  await expect(dialog.getByText('Nothing would change; 11 are in none.')).toBeVisible()
  await page.keyboard.press('Escape')
  const all = { all: { q: 'pick-01', count: 10 }, set: { site: 'north' } }
  expect(await sendAs(page, 'POST', '/api/v1/registry/acts', all)).toMatchObject({
    status: 409,
    text: expect.stringContaining('11 devices match now, not 10. Nothing was changed'),
  })
  await page.goto('/devices')
  await table(page).getByRole('checkbox', { name: 'Select the devices that were read' }).check()
  const onward = bar(page).getByRole('button', { name: /^Select all/ })
  await expect(onward).toHaveAttribute('aria-disabled', 'true')
  await expect(onward).toHaveAttribute('title', /An empty filter never means all/)
})

test('a viewer keeps views of their own, and selects, but changes nothing', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const viewer = await acceptInvitation(browser, link, 'Vera Viewer', account)
  const own = viewer.page
  await own.goto('/devices?q=pick-02&sort=name')

  await test.step('a view is saved, shown as open, renamed, and opened from the palette', async () => {
    await own.getByRole('button', { name: 'Views', exact: true }).click()
    await expect(own.getByText('No view yet.')).toBeVisible()
    await expectAccessible(own)
    await own.getByRole('menuitem', { name: 'Save this view' }).click()
    await own.getByRole('dialog').getByLabel('Name').fill('<i>Mine</i>')
    await own.getByRole('dialog').getByRole('button', { name: 'Save the view' }).click()
    await expect(own.getByRole('button', { name: 'Views, open: <i>Mine</i>' })).toBeVisible()
    await own.getByRole('button', { name: 'Views, open: <i>Mine</i>' }).click()
    await own.getByRole('menuitem', { name: 'Rename or remove' }).click()
    const dialog = own.getByRole('dialog', { name: 'Your views of the devices' })
    await dialog.getByRole('button', { name: 'Rename <i>Mine</i>' }).click()
    await dialog.getByRole('textbox').fill('Twenties')
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect(dialog.getByText('Twenties')).toBeVisible()
    await expectAccessible(own)
    await own.keyboard.press('Escape')
    await own.goto('/alarms')
    await own.keyboard.press('Control+k')
    await own.getByRole('combobox', { name: 'Search or run a command' }).fill('Twent')
    await own.getByRole('option', { name: /^Twenties/ }).click()
    await expect(own).toHaveURL(/\/devices\?q=pick-02&sort=name$/)
  })

  await test.step('it is removed, and brought back by undo', async () => {
    await own.getByRole('button', { name: 'Views, open: Twenties' }).click()
    await own.getByRole('menuitem', { name: 'Rename or remove' }).click()
    await own.getByRole('button', { name: 'Remove Twenties' }).click()
    await expect(own.getByText('No view is left.')).toBeVisible()
    await own.keyboard.press('Escape')
    await own.keyboard.press('u')
    await expect(own.getByRole('button', { name: 'Views, open: Twenties' })).toBeVisible()
  })

  await test.step('the administrator does not see it, and the viewer changes no device', async () => {
    expect(await (await page.request.get('/api/v1/views')).text()).not.toContain('Twenties')
    await boxOf(own, idOf(20)).check()
    const field = bar(own).getByRole('button', { name: 'Set a field' })
    await expect(field).toHaveAttribute('aria-disabled', 'true')
    await expect(field).toHaveAttribute('title', /Needs the Analyst role/)
    const tried = { ids: [idOf(20)], set: { criticality: 'low' } }
    expect(await sendAs(own, 'POST', '/api/v1/registry/acts', tried)).toMatchObject({ status: 403 })
  })

  await viewer.context.close()
})
