import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { ADMINISTRATOR, signIn } from '@/e2e/accounts'
import { findBrowser, INSTALL_BROWSER } from '@/e2e/browser'
import { quantileOf } from '@/lib/detection/confidence'
import { MINUTE_MS } from '@/lib/domain/time'
import type { BenchFigure } from './figure'
import { fill, waitForCounters } from './fill-fleet'
import { onPostgres } from './on-product'
import { thingOf } from './sample-fleet'

const SMALL = 1_000
const LARGE = 100_000
const VISITS = 7
const SETTLE_MS = MINUTE_MS
/** A page is interactive within this on two cores, and at most twice its figure at 1,000 devices (design: speed). */
const INTERACTIVE_MS_MAX = 1_500
const RATIO_MAX = 2
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['fleet', '/fleet'],
  ['devices', '/devices'],
  ['a device', `/devices/${thingOf(500)}`],
  ['groups', '/groups'],
]

type Visit = { interactiveMs: number; requests: number; scriptBytes: number }

/** Keeps when the last long task ended, and when a region of the page last was on its way. */
const WATCH = () => {
  const seen = { longTaskEnd: 0, busyEnd: 0 }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.longTaskEnd = entry.startTime + entry.duration
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    if (document.querySelector('[aria-busy="true"]') !== null || document.querySelector('h1') === null) {
      seen.busyEnd = performance.now()
    }
    requestAnimationFrame(look)
  }
  look()
}

/** Nothing is on its way, and nothing was for half a second. */
const isQuiet = () => {
  const { seen } = window as unknown as { seen: { longTaskEnd: number; busyEnd: number } }
  return performance.now() - Math.max(seen.longTaskEnd, seen.busyEnd) > 500
}

const interactiveAt = () => {
  const { seen } = window as unknown as { seen: { longTaskEnd: number; busyEnd: number } }
  return Math.max(seen.longTaskEnd, seen.busyEnd)
}

/** Opens a page with nothing cached; interactive is when all regions are ready and long tasks are over. */
const visit = async (page: Page, url: string): Promise<Visit> => {
  let requests = 0
  page.on('request', () => (requests += 1))
  await page.addInitScript(WATCH)
  await page.goto(url)
  await page.waitForFunction(isQuiet)
  const scriptBytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry.name.includes('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )
  return { interactiveMs: await page.evaluate(interactiveAt), requests, scriptBytes }
}

const freshVisit = async (browser: Browser, signedIn: BrowserContext, url: string): Promise<Visit> => {
  const context = await browser.newContext({ storageState: await signedIn.storageState() })
  const visited = await visit(await context.newPage(), url)
  await context.close()
  return visited
}

/** Opens each page once more and keeps what the browser did: `npx playwright show-trace FILE`. */
const keepTrace = async (browser: Browser, signedIn: BrowserContext, url: string, file: string): Promise<void> => {
  const context = await browser.newContext({ storageState: await signedIn.storageState() })
  await context.tracing.start({ screenshots: true, snapshots: true })
  for (const [, path] of PAGES) await visit(await context.newPage(), url + path)
  await context.tracing.stop({ path: file })
  await context.close()
}

const visitAll = async (browser: Browser, url: string, trace: string): Promise<Map<string, Visit[]>> => {
  const signedIn = await browser.newContext({ baseURL: url })
  await signIn(await signedIn.newPage(), ADMINISTRATOR)
  const visits = new Map<string, Visit[]>()
  for (const [name, path] of PAGES) {
    await freshVisit(browser, signedIn, url + path)
    const timed: Visit[] = []
    for (let turn = 0; turn < VISITS; turn += 1) timed.push(await freshVisit(browser, signedIn, url + path))
    visits.set(name, timed)
  }
  await keepTrace(browser, signedIn, url, trace)
  return visits
}

const onFleetOf = (executablePath: string, devices: number): Promise<Map<string, Visit[]>> =>
  onPostgres(['--scope', 'admin'], async (target) => {
    await fill(target, devices)
    await waitForCounters(target, devices)
    await sleep(SETTLE_MS)
    const browser = await chromium.launch({ executablePath, args: FLAGS })
    try {
      return await visitAll(browser, target.url, `test-results/pages-${String(devices)}-devices.zip`)
    } finally {
      await browser.close()
    }
  })

const medianOf = (visits: readonly Visit[], key: keyof Visit): number =>
  Math.round(
    quantileOf(
      visits.map((one) => one[key]),
      0.5,
    ),
  )

/** How soon pages can be used at 1,000 and at 100,000 devices: medians of visits with nothing cached. */
export const benchPages = async (args: readonly string[]): Promise<BenchFigure[]> => {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error(`Chromium is missing; install it: ${INSTALL_BROWSER}`)
  const command = 'npm run bench -- pages'
  const large = Number(args.find((arg) => /^\d+$/.test(arg)) ?? LARGE)
  const before = await onFleetOf(executablePath, SMALL)
  const after = await onFleetOf(executablePath, large)
  return [...after].flatMap(([name, visits]) => {
    const small = medianOf(before.get(name) ?? visits, 'interactiveMs')
    const now = medianOf(visits, 'interactiveMs')
    const [requests, script] = [medianOf(visits, 'requests'), medianOf(visits, 'scriptBytes')]
    const size = `${String(requests)} requests, ${String(Math.round(script / 1_000))} kB of scripts`
    return [
      {
        name: `${name}: interactive (at ${String(SMALL)} ${String(small)} ms; ${size})`,
        value: now,
        unit: 'ms',
        target: INTERACTIVE_MS_MAX,
        command,
      },
      { name: `${name}: growth`, value: Math.round((now / small) * 10) / 10, unit: '×', target: RATIO_MAX, command },
    ]
  })
}
