import { expect } from '@playwright/test'
import { apiClient, type ApiClient } from '@/e2e/api-client'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator, createToken } from '@/e2e/fixtures'
import { agoIso, CAMERA_PROFILE } from '@/e2e/sample-camera'

const test = asAdministrator.extend<{ api: ApiClient }, { token: string }>({
  token: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
  api: async ({ request, token }, use) => use(apiClient(request, token)),
})

const HOSTILE = '<img src=x onerror=alert(1)>\u202Egnp.exe'
const FORMULA = '=HYPERLINK("http://203.0.113.9/x","open")'

test('what moved the scores, and what the device said otherwise, is told since a time', async ({ page, api }) => {
  test.setTimeout(120_000)
  const thingName = 'shed-cam'
  await api.send('profiles', [{ thingName, observedAt: agoIso(50), profile: CAMERA_PROFILE }])
  const mended = { ...CAMERA_PROFILE, credentials: 'unique' }
  await api.send('profiles', [{ thingName, observedAt: agoIso(10), profile: mended }])

  await test.step('the tab Since explains the change of both scores', async () => {
    await page.goto(`/devices/${thingName}?range=${agoIso(40)}..${agoIso(0)}`)
    await page.getByRole('group', { name: 'Score', exact: true }).getByRole('button', { name: 'Since' }).click()
    await expect(page).toHaveURL(/score=since/)
    await expect(page.getByRole('heading', { name: 'Why it changed' })).toBeVisible()
    await expectRow(page.getByRole('table', { name: 'Threat level: what changed, in points' }), {
      What: 'Default or shared credentials',
      Points: /^[−-][1-9]/,
    })
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a range that begins before the device says why there is nothing to compare', async () => {
    await page.goto(`/devices/${thingName}?score=since&range=7d`)
    await expect(page.getByText('It was not assessed at the start of this range')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('an earlier version of the profile is compared with the last', async () => {
    const versions = page.getByRole('region', { name: 'Earlier versions of the profile' })
    await versions.getByRole('button', { name: 'Compare with now' }).click()
    await expectRow(versions.getByRole('table'), { Claim: 'credentials', Then: 'default', Now: 'unique' })
    await expectAccessible(page)
    await expectFitsPhone(page)
  })
})

test('an analyst says where a device stands, beside what it claims', async ({ page, api }) => {
  const thingName = 'fence-cam'
  await api.send('profiles', [
    { thingName, observedAt: agoIso(5), profile: { ...CAMERA_PROFILE, network: { exposure: 'internet' } } },
  ])
  await page.goto(`/devices/${thingName}`)
  await page.getByRole('button', { name: 'Edit the registry' }).click()
  const dialog = page.getByRole('dialog', { name: 'Where this device stands' })
  await dialog.getByLabel('Name', { exact: true }).fill('x'.repeat(300))
  await dialog.getByRole('button', { name: 'Save the registry' }).click()
  await expect(dialog.getByText(/^● Name /)).toBeVisible()
  await dialog.getByLabel('Name', { exact: true }).fill('Camera at the fence')
  await dialog.getByLabel('Exposure').selectOption('isolated')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await dialog.getByRole('button', { name: 'Save the registry' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Edit the registry' })).toBeFocused()
  const registry = page.getByRole('table', { name: /^What people say of the device/ })
  await expectRow(registry, {
    Registry: 'Exposure',
    'People say': 'isolated',
    'It claims': /internet\s*differs/,
  })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Camera at the fence')
  expect(await api.device(thingName)).toMatchObject({ name: 'Camera at the fence' })
  await page.goto('/settings/audit?target=fence-cam')
  await expect(page.getByRole('table', { name: 'Audit log' }).getByRole('row')).toHaveCount(2)
})

test('what a device claims does nothing wherever it is shown', async ({ page, api }) => {
  const alerts: string[] = []
  page.on('dialog', (alert) => {
    alerts.push(alert.message())
    void alert.dismiss()
  })
  const hostile = {
    ...CAMERA_PROFILE,
    type: HOSTILE,
    vendor: HOSTILE,
    model: FORMULA,
    software: [{ name: 'javascript:alert(1)', version: '</td><script>alert(2)</script>' }],
    services: [{ transport: 'tcp', port: 23, name: HOSTILE }],
  }
  await api.send('profiles', [{ thingName: 'odd-cam', observedAt: agoIso(9), profile: { ...hostile, model: 'C-200' } }])
  await api.send('profiles', [{ thingName: 'odd-cam', observedAt: agoIso(5), profile: hostile }])
  await page.goto('/devices/odd-cam')
  const claims = page.getByRole('table', { name: 'What the device claims' })
  await expectRow(claims, { Part: 'Vendor', Claim: '<img src=x onerror=alert(1)>\\u202egnp.exe' })
  await expectRow(claims, { Part: 'Model', Claim: FORMULA })
  await expectRow(claims, { Part: 'Software', Claim: 'javascript:alert(1) </td><script>alert(2)</script>' })
  await page.getByRole('button', { name: 'Compare with now' }).click()
  await expect(page.getByRole('region', { name: 'Earlier versions of the profile' })).toContainText('=HYPERLINK(')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await expect(page.locator('img, main script, main a[href^="javascript"]')).toHaveCount(0)
  expect(await page.getByRole('main').innerText()).not.toContain('\u202E')
  expect(alerts).toEqual([])
})
