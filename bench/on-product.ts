import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ADMINISTRATOR } from '@/e2e/accounts'
import { runVerb, startProduct } from '@/e2e/product'
import {
  clusterUrl,
  findPostgresBinaries,
  INSTALL_POSTGRES,
  startCluster,
  stopCluster,
} from '@/lib/testing/postgres-cluster'

/** A running product, a token for it, and its data folder. */
export type Target = { url: string; token: string; dataDir: string }

type Work<Result> = (target: Target) => Promise<Result>

const onSettings = async <Result>(
  settings: Readonly<Record<string, string>>,
  rights: readonly string[],
  work: Work<Result>,
): Promise<Result> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vedette-bench-'))
  const product = await startProduct(dataDir, {
    VEDETTE_LOG_LEVEL: 'warn',
    VEDETTE_ADMIN_EMAIL: ADMINISTRATOR.email,
    VEDETTE_ADMIN_PASSWORD: ADMINISTRATOR.password,
    ...settings,
  })
  try {
    const token = await runVerb(dataDir, ['token', 'create', '--name', 'bench', ...rights], settings)
    return await work({ url: product.url, token, dataDir })
  } finally {
    await product.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Measures the product as it is started, on a new embedded database. `rights` are the token's, as `token create` takes them. */
export const onEmbedded = <Result>(rights: readonly string[], work: Work<Result>): Promise<Result> =>
  onSettings({}, rights, work)

/** The same on a new PostgreSQL that keeps what it acknowledges. Throws where PostgreSQL is not installed. */
export const onPostgres = async <Result>(rights: readonly string[], work: Work<Result>): Promise<Result> => {
  const binaries = findPostgresBinaries()
  if (binaries === null) throw new Error(`PostgreSQL is missing; install it: ${INSTALL_POSTGRES}`)
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-pg-'))
  await startCluster(binaries, folder, { isDurable: true })
  try {
    return await onSettings({ DATABASE_URL: clusterUrl(folder, 'postgres') }, rights, work)
  } finally {
    stopCluster(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
