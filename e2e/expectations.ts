import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** One row of the table has each given text in the column of that name; columns are found by their header. */
export const expectRow = async (table: Locator, cells: Readonly<Record<string, string | RegExp>>): Promise<void> => {
  await expect(async () => {
    const heads = (await table.getByRole('columnheader').allInnerTexts()).map((text) => text.trim())
    const rows = await table.getByRole('row').all()
    const found = await Promise.all(
      rows.map(async (row) => {
        const texts = await row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts()
        return Object.entries(cells).every(([head, wanted]) => {
          const text = texts[heads.indexOf(head)] ?? ''
          return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
        })
      }),
    )
    expect(found, `a row with ${Object.entries(cells).join('; ')}`).toContain(true)
  }).toPass({ timeout: 15_000 })
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The themes differ in their colours, so the second is checked for what depends on those. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** Nothing is gathered of what is well, and no style sheet is fetched again. */
const ONLY_VIOLATIONS = { resultTypes: ['violations' as const], preload: false }

/** WCAG 2.2 A and AA, as far as a machine can tell, in the dark and the light theme. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await expect(page.locator('h1').first()).toBeVisible()
  // What happens to lie half under the bar at the top is not too small a target.
  await page.evaluate(() => window.scrollTo(0, 0))
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.evaluate((isLight) => document.documentElement.classList.toggle('light', isLight), theme === 'light')
    // Without frames of others there is nothing to put together, which takes a page of its own each time.
    const axe = new AxeBuilder({ page }).setLegacyMode().options(ONLY_VIOLATIONS)
    const { violations } = await (
      theme === 'dark' ? axe.withTags(WCAG_22_AA) : axe.withRules(RULES_OF_COLOUR)
    ).analyze()
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
    expect(told, `accessibility in the ${theme} theme`).toEqual([])
  }
}

/** Nothing is cut off or scrolled to sideways at the width of a phone, 390 px. */
export const expectFitsPhone = async (page: Page): Promise<void> => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: 'width of the page on a phone' })
    .toBeLessThanOrEqual(390)
  if (before !== null) await page.setViewportSize(before)
}
