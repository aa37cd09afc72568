import { expect, type Page } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { apiClient, type ApiClient } from '@/e2e/api-client'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator, createToken } from '@/e2e/fixtures'
import { agoIso, CAMERA_PROFILE, guessedLogin } from '@/e2e/sample-camera'

/** What an analyst does on the page of one device: look at a stretch of time, imagine, write down. */
const test = asAdministrator.extend<{ api: ApiClient }, { token: string }>({
  token: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
  api: async ({ request, token }, use) => use(apiClient(request, token)),
})

const openDevice = (page: Page, id: string, search = '') => page.goto(`/devices/${id}${search}`)
const waterfall = (page: Page) => page.getByRole('table', { name: /^Contributions to breach likelihood/ })

test.beforeAll(async ({ request, token }) => {
  const api = apiClient(request, token)
  await api.send('profiles', [{ thingName: 'yard-cam', observedAt: agoIso(60), profile: CAMERA_PROFILE }])
  await api.send('events', guessedLogin('yard-cam', '203.0.113.61'))
})

test('a stretch of the timeline that is brushed filters everything beneath it', async ({ page }) => {
  test.slow()
  await openDevice(page, 'yard-cam')
  await expect(waterfall(page)).toContainText('Login after many failures')
  const start = page.getByRole('slider', { name: 'Start of what is drawn' })
  const end = page.getByRole('slider', { name: 'End of what is drawn' })

  // To a time before anything happened, from the keyboard alone.
  await start.focus()
  await page.keyboard.press('Home')
  await end.focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/range=\d{4}-/)
  await expect(page.getByText('what is below keeps to this time')).toBeVisible()
  await expect(page.getByText('No finding in this range')).toBeVisible()
  await expect(waterfall(page)).not.toContainText('Login after many failures')
  await waterfall(page)
    .getByRole('button', { name: /not seen in this range/ })
    .click()
  await expect(waterfall(page)).toContainText('Login after many failures')
  await expectAccessible(page)
  await expectFitsPhone(page)

  await page.getByRole('button', { name: /^Back to 24 h/ }).click()
  await expect(page).not.toHaveURL(/range=/)
  await expect(page.getByText('what is below keeps to this time')).toHaveCount(0)
})

test('the timeline zooms and moves by keyboard, and Back goes back', async ({ page }) => {
  await openDevice(page, 'yard-cam')
  const mark = page.getByRole('button', { name: /Login after many failures/ }).first()
  await mark.focus()
  await page.keyboard.press('+')
  await expect(page).toHaveURL(/range=\d{4}-/)
  const zoomed = page.url()
  await mark.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page).not.toHaveURL(zoomed)
  await page.goBack()
  await expect(page).toHaveURL(zoomed)
})

test('a weakness imagined fixed and a sign imagined wrong move both scores, and nothing is saved', async ({
  page,
  api,
}) => {
  const before = await api.assessment('yard-cam')
  await openDevice(page, 'yard-cam')
  const strip = page.getByRole('status').filter({ hasText: /^(Switch a line off|If )/ })
  await expect(strip).toContainText('Nothing is saved')
  await waterfall(page)
    .getByRole('switch', { name: /Login after many failures/ })
    .first()
    .click()
  await expect(strip).toContainText('If 1 indicator was wrong: breach likelihood ')
  await waterfall(page)
    .getByRole('switch', { name: /Telnet/ })
    .first()
    .press('w')
  await expect(strip).toContainText('If 1 facilitator was fixed and 1 indicator was wrong')
  await expectAccessible(page)
  // A link shows the same.
  await page.reload()
  await expect(strip).toContainText('If 1 facilitator was fixed and 1 indicator was wrong')
  await page.getByRole('button', { name: 'Back to how it is' }).click()
  await expect(strip).toContainText('Nothing is saved')
  const after = await api.assessment('yard-cam')
  expect(after.breachLikelihood.score).toBeCloseTo(before.breachLikelihood.score ?? -1, 0)
})

test('what people know of a device is written down, changed, removed and brought back', async ({ page }) => {
  await openDevice(page, 'yard-cam')
  const notes = page.getByRole('region', { name: 'Notes' })
  await expect(notes).toContainText('Nobody has written anything yet')
  await notes.getByRole('textbox', { name: 'A new note' }).fill('<b>Installer</b> comes on Tuesday')
  await notes.getByRole('button', { name: 'Add the note' }).click()
  await expect(notes.getByRole('listitem')).toContainText('<b>Installer</b> comes on Tuesday')
  await notes.getByRole('button', { name: 'Change' }).click()
  await notes.getByRole('textbox', { name: 'The note' }).fill('Comes on Wednesday')
  await notes.getByRole('button', { name: 'Save' }).click()
  await expect(notes.getByRole('listitem')).toContainText('Comes on Wednesday')
  await expectAccessible(page)
  await notes.getByRole('button', { name: 'Remove' }).click()
  await expect(notes.getByRole('listitem')).toHaveCount(0)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(notes.getByRole('listitem')).toContainText('Comes on Wednesday')
})

test('a viewer reads notes and is told why they cannot write any', async ({ page, browser }) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const { context, page: other } = await acceptInvitation(browser, link, 'Vera', account)
  await openDevice(other, 'yard-cam')
  const notes = other.getByRole('region', { name: 'Notes' })
  await expect(notes.getByPlaceholder('Writing notes needs the Analyst role')).toBeVisible()
  await expect(notes.getByRole('button', { name: 'Add the note' })).toHaveAttribute('aria-disabled', 'true')
  await context.close()
})

test('a device alone with its signs says so', async ({ page }) => {
  await openDevice(page, 'yard-cam')
  await expect(page.getByRole('region', { name: 'Related devices' })).toContainText(
    'No other device shows a sign of this one',
  )
})
