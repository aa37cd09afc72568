import { expect, type Locator } from '@playwright/test'
import { inEmptyConsole as test, untilSample } from '@/e2e/sample-product'

/** Counts what a reader clicks. */
const createClicks = () => {
  let count = 0
  const click = async (target: Locator): Promise<void> => {
    count += 1
    await target.click()
  }
  return { click, count: () => count }
}

const FIRST = 'meridian-quay-cam-07'

test('from a hot cell to the raw record in three clicks', async ({ page }) => {
  test.setTimeout(1_800_000)
  const { click, count } = createClicks()

  await test.step('the sample fleet is there', async () => {
    await page.request.post('/api/v1/sample-fleet', { headers: { 'sec-fetch-site': 'same-origin' } })
    await untilSample(page, 'present')
  })

  // A cell that is a link to its devices makes this one click more, and still three.
  await test.step('the fleet has a hot row, and names the devices of it', async () => {
    await page.goto('/fleet')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/5 devices need a person today/)
    const hot = page.getByRole('row').filter({ hasText: 'sample:perimeter-cameras' })
    await expect(hot.getByRole('gridcell', { name: '5', exact: true }).first()).toBeVisible()
  })

  await test.step('the first camera opens on its score, its contributions and the timeline', async () => {
    await click(page.getByRole('table', { name: 'Devices to look at first' }).getByRole('link', { name: FIRST }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(FIRST)
    await expect(page.getByRole('region', { name: /^Breach likelihood (9\d|100) of 100/ })).toBeVisible()
    await expect(page.getByRole('table', { name: /^Contributions to breach likelihood/ })).toContainText(
      'Login after many failures',
    )
  })

  await test.step('the raw records say who guessed its password', async () => {
    await click(page.getByRole('button', { name: /of evidence for Login after many failures/ }).first())
    const drawer = page.getByRole('complementary', { name: 'Evidence' })
    await expect(drawer).toContainText('192.0.2.88 logged in after')
    await expect(drawer.getByRole('listitem').filter({ hasText: '"outcome":"success"' }).first()).toBeVisible()
    expect(count()).toBeLessThanOrEqual(3)
  })

  // The verdict follows here: the finding is confirmed from the drawer that is open.
})
