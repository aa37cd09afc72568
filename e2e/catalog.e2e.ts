import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test, asVisitor } from '@/e2e/fixtures'

test('an analyst looks up what is detected, and how well', async ({ page }) => {
  test.setTimeout(180_000)

  await test.step('the title says how many rules watch how many stages', async () => {
    await page.goto('/fleet')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Catalog' }).click()
    await expect(page).toHaveTitle('Catalog, Vedette')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ rules watch 7 stages of an attack$/)
  })

  const table = page.getByRole('table', { name: 'Detection rules along the kill chain' })

  await test.step('every rule says its stage, its weight and whether that was measured', async () => {
    await page.goto('/catalog?stage=lateral-movement')
    await expectRow(table, {
      Rule: 'Scan of many hosts',
      Stage: 'Lateral',
      Weight: /^×\d+\s*(expert|measured)$/,
      Found: /not measured|%/,
      Technique: 'T1046',
      'Needs one of': 'Network flows',
    })
    await expect(table.getByRole('img', { name: 'Indicator', exact: true }).first()).toBeVisible()
    await expect(table.getByRole('img', { name: 'Facilitator', exact: true }).first()).toBeVisible()
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a search and a stage stand in the address', async () => {
    await page.goto('/catalog')
    await expect(table.getByRole('link', { name: 'Floods a host with packets', exact: true })).toBeVisible()
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Search rules' })).toBeFocused()
    await page.keyboard.type('telnet')
    await expect(table.getByRole('row')).toHaveCount(2)
    await expect(page).toHaveURL(/[?&]q=telnet/)
    await page.getByLabel('Stage').selectOption('Impact')
    await expect(page.getByText('No rule on stage impact matches “telnet”')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show all rules' }).click()
    await expect(table.getByRole('link', { name: 'Scan of many hosts', exact: true })).toBeVisible()
    await expect(page).toHaveURL(/\/catalog$/)
  })

  await test.step('a rule opens with its reason, its three outcomes and what it goes with', async () => {
    await table.getByRole('link', { name: 'Telnet is reachable', exact: true }).click()
    await expect(page).toHaveURL(/\/catalog\/exposed-telnet$/)
    await expect(page).toHaveTitle('Telnet is reachable, Catalog, Vedette')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Telnet is reachable')
    for (const term of ['Found', 'Clear', 'Not assessed', 'Weight', 'Devices now']) {
      await expect(page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) })).toBeVisible()
    }
    await expectAccessible(page)
    await expectFitsPhone(page)
    const related = page.getByRole('region', { name: 'Makes more believable' })
    await related.getByRole('link').first().click()
    await expect(page.getByRole('region', { name: 'More believable with' })).toContainText('Telnet is reachable')
  })
})

test('the matrix says which source lets what be seen', async ({ page }) => {
  await page.goto('/catalog')
  await page.getByRole('button', { name: 'Matrix' }).click()
  await expect(page).toHaveURL(/tab=matrix/)
  const matrix = page.getByRole('table', { name: 'Rules by stage and source' })
  await expect(matrix.getByRole('row')).toHaveCount(8)
  await expectRow(matrix, { Stage: 'Lateral movement', 'Can be judged': /^\d+ of \d+$/ })
  const csv = await page.request.get('/api/v1/exports/catalog-matrix?format=csv')
  expect(await csv.text()).toMatch(
    /^stage,source,state,rules,waiting,last_record_at,rule_ids\r\nreconnaissance,report,/,
  )
  const file = await page.request.get('/api/v1/exports/catalog-matrix?format=json')
  expect(((await file.json()) as { stages: unknown[] }).stages).toHaveLength(7)
  await expectAccessible(page)
  await expectFitsPhone(page)
  await matrix.getByRole('link', { name: /Persistence/ }).click()
  await expect(page).toHaveURL(/\/catalog\?stage=persistence$/)
  await expect(page.getByLabel('Stage')).toHaveValue('persistence')
})

for (const id of ['no-such-rule', '__proto__', '%3Cscript%3Ealert(1)%3C%2Fscript%3E']) {
  test(`the rule ${id} is not there, and the page says so`, async ({ page }) => {
    const answer = await page.goto(`/catalog/${id}`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such rule')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Open the catalog' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('rules watch')
  })
}

asVisitor('nobody reads the catalog without signing in', async ({ page, request }) => {
  await page.goto('/catalog')
  await expect(page).toHaveURL(/\/sign-in/)
  expect((await request.get('/api/v1/catalog/rules')).status()).toBe(401)
})
