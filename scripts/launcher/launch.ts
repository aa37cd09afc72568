import { installationLockOf, withdrawDatabaseUrl } from '@/lib/server/embedded/data-folder'
import { DataLockedError, waitForDataLock } from '@/lib/server/embedded/data-lock'
import { ensureSecrets } from '@/lib/server/embedded/secrets'
import { EnvironmentError, parseEnvironment } from '@/lib/server/env'
import type { Environment } from '@/lib/server/env'
import { webAddressOf } from '@/lib/server/web-address'
import { MigrationError } from '@/lib/server/migration-plan'
import { waitForStopSignal } from '@/lib/server/shutdown'
import { ensureBuilt } from '@/scripts/launcher/build'
import { ensureGenerated } from '@/scripts/launcher/generate'
import { startWeb, startWorker } from '@/scripts/launcher/processes'
import type { Mode } from '@/scripts/launcher/processes'
import { StepError } from '@/scripts/launcher/run-tool'
import { prepareFirstAdministrator } from '@/scripts/launcher/first-administrator'
import { bringSampleFleet } from '@/scripts/launcher/sample-fleet'
import { startStorage } from '@/scripts/launcher/start-storage'
import { supervise } from '@/scripts/launcher/supervise'
import type { Supervised } from '@/scripts/launcher/supervise'
import { untilParentGone } from '@/scripts/launcher/watch-parent'
import { requireFreePort, untilWebReady, welcomeLinkOf } from '@/scripts/launcher/web-address'
import { root } from '../ensure-installed.mjs'

/** A command that started the database itself, or a launcher that was just killed, leaves within this time. */
const LOCK_WAIT_MS = 3000
/** Requests and transactions under way get this long at a stop. */
const STOP_GRACE_MS = 8000

/** `code` makes the first administrator; null when there is one. */
const sayReady = (environment: Environment, code: string | null): void => {
  console.log(`Vedette is ready at ${webAddressOf(environment)}`)
  if (code === null) return
  console.log(`Make the first administrator with this link, which works once: ${welcomeLinkOf(environment, code)}`)
}

/** Starts everything in order; each process is added to `running` as soon as it must be stopped again. */
const startAll = async (
  mode: Mode,
  environment: Environment,
  running: Supervised[],
  isDemo: boolean,
): Promise<void> => {
  const dataDir = environment.VEDETTE_DATA_DIR
  const keep = (name: string) => (start: Parameters<typeof supervise>[0]['start']) =>
    void running.push(supervise({ name, start, onCrash: (sentence) => console.error(sentence) }))
  const secrets = { ...ensureSecrets(dataDir), ...givenSecretsOf(environment) }
  const prepare = mode === 'development' ? ensureGenerated : ensureBuilt
  const [storage] = await Promise.all([startStorage(environment, keep('database')), prepare()])
  const code = await prepareFirstAdministrator(storage, environment)
  const settings = {
    NEXTAUTH_URL: environment.NEXTAUTH_URL ?? webAddressOf(environment),
    ...secrets,
    ...storage,
    VEDETTE_DATA_DIR: dataDir,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  keep('worker')(() => startWorker(settings))
  keep('web')(() => startWeb(mode, environment, settings))
  await untilWebReady(environment)
  sayReady(environment, code)
  if (isDemo) await bringSampleFleet(storage, environment)
}

const givenSecretsOf = ({ NEXTAUTH_SECRET }: Environment) => (NEXTAUTH_SECRET === undefined ? {} : { NEXTAUTH_SECRET })

/** Web first, so that nothing new comes in; the database last, when nobody uses it any more. */
const stopAll = async (running: readonly Supervised[]): Promise<void> => {
  for (const process of [...running].reverse()) await process.stop(STOP_GRACE_MS)
}

const isForThePerson = (error: unknown): error is Error =>
  [DataLockedError, EnvironmentError, MigrationError, StepError].some((kind) => error instanceof kind)

const runUntilStopped = async (mode: Mode, isDemo: boolean, stopSignal: Promise<unknown>): Promise<void> => {
  const environment = parseEnvironment(process.env)
  const dataDir = environment.VEDETTE_DATA_DIR
  const lock = await waitForDataLock(installationLockOf(dataDir), LOCK_WAIT_MS)
  const running: Supervised[] = []
  try {
    await requireFreePort(environment)
    withdrawDatabaseUrl(dataDir)
    await Promise.race([startAll(mode, environment, running, isDemo), stopSignal])
    await stopSignal
  } finally {
    withdrawDatabaseUrl(dataDir)
    await stopAll(running)
    lock.release()
  }
}

/** What `npm start` does, and `npm run demo` with the sample fleet: prepares, starts, keeps running, and on SIGTERM or Ctrl-C stops everything in order. */
export const launch = async (mode: Mode, isDemo = false): Promise<void> => {
  process.chdir(root)
  try {
    await runUntilStopped(mode, isDemo, Promise.race([waitForStopSignal(), untilParentGone()]))
    process.exit(0)
  } catch (error) {
    console.error(isForThePerson(error) ? error.message : error)
    process.exit(1)
  }
}
