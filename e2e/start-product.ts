import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, INSTALL_BROWSER } from '@/e2e/browser'
import { startProduct } from '@/e2e/product'

/**
 * Starts one product for all browser tests and hands its address on; the returned function stops it. Playwright asks
 * for a default export here.
 */
const start = async (): Promise<() => Promise<void>> => {
  if (findBrowser() === null) {
    if ((process.env['CI'] ?? '') !== '') throw new Error(`No Chromium; install it: ${INSTALL_BROWSER}`)
    return () => Promise.resolve()
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'vedette-e2e-'))
  // A key of our own, so that a test can make one-time links beside the printed one.
  const key = randomBytes(32).toString('base64url')
  const removeData = () => rmSync(dataDir, { recursive: true, force: true })
  const product = await startProduct(dataDir, { VEDETTE_LOOPBACK_KEY: key }).catch((error: unknown) => {
    removeData()
    throw error
  })
  process.env['VEDETTE_E2E_URL'] = product.url
  process.env['VEDETTE_E2E_LINK'] = product.link
  process.env['VEDETTE_E2E_DATA'] = dataDir
  process.env['VEDETTE_E2E_KEY'] = key
  return async () => {
    await product.stop()
    removeData()
  }
}

export default start
