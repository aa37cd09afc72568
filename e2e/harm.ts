import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { SENTINEL } from '@/e2e/hostile-strings'

/** Elements that nothing of ours makes, and only an attack would. */
const FOREIGN =
  'img[src="x"], iframe, object, embed, base, form[action^="http"], meta[http-equiv="refresh" i], [onerror], [onload], ' +
  '[onfocus], [onclick], a[href^="javascript:" i], a[href^="data:" i], a[href^="http://evil"], a[href^="//"]'

/** Controls, and format characters that turn, hide or join. Line ends and tabs in the markup itself are layout. */
const ACTIVE = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]`

/** Gathers what must never happen while a page is open. */
export const watchForHarm = (page: Page): string[] => {
  const harm: string[] = []
  page.on('dialog', (dialog) => {
    harm.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => harm.push(`error ${error.message}`))
  page.on('console', (message) => {
    // What was not found is an answer like another; what failed is gathered below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) harm.push(message.text())
  })
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) harm.push(`request ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) harm.push(`${String(response.status())} ${response.url()}`)
  })
  return harm
}

/** Where a text of the page still holds characters that act; what a person is editing is exact and left out. */
const activeTexts = (page: Page): Promise<string[]> =>
  page.evaluate((source) => {
    const active = new RegExp(source, 'u')
    const found: string[] = []
    const look = (element: Element, text: string | null) => {
      if (!active.test((text ?? '').replaceAll(/[\n\t]/g, ' '))) return
      found.push(`${element.outerHTML.slice(0, 80)}: ${JSON.stringify(text?.slice(0, 120))}`)
    }
    look(document.head, document.title)
    for (const element of document.body.querySelectorAll('*')) {
      if (element.matches('script, style, input, textarea')) continue
      for (const child of element.childNodes) if (child.nodeType === 3) look(element, child.textContent)
      for (const name of ['title', 'aria-label', 'alt', 'placeholder', 'aria-description', 'aria-valuetext'])
        look(element, element.getAttribute(name))
    }
    return found
  }, ACTIVE)

const widthBeyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Nothing of an attack ran, became an element, acts on the text around it or breaks the page, wide or narrow. */
export const expectUnharmed = async (page: Page, where: string): Promise<void> => {
  await expect(page.locator('.skeleton'), where).toHaveCount(0)
  await expect.soft(page.locator(FOREIGN), where).toHaveCount(0, { timeout: 1 })
  expect.soft(await page.evaluate((name) => name in globalThis, SENTINEL), `a script ran on ${where}`).toBe(false)
  expect.soft(await activeTexts(page), `characters that act on ${where}`).toEqual([])
  expect.soft(await widthBeyond(page), `pixels beyond the edge of ${where}`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 390, height: 844 })
  expect.soft(await widthBeyond(page), `pixels beyond a phone on ${where}`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1440, height: 900 })
}
