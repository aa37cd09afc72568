import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ADMINISTRATOR } from '@/e2e/accounts'
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
  const removeData = () => rmSync(dataDir, { recursive: true, force: true })
  const product = await startProduct(dataDir, {
    VEDETTE_ADMIN_EMAIL: ADMINISTRATOR.email,
    VEDETTE_ADMIN_PASSWORD: ADMINISTRATOR.password,
  }).catch((error: unknown) => {
    removeData()
    throw error
  })
  process.env['VEDETTE_E2E_URL'] = product.url
  process.env['VEDETTE_E2E_DATA'] = dataDir
  return async () => {
    await product.stop()
    removeData()
  }
}

export default start
