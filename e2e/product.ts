import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..')
/** A first start installs, generates and builds. */
const START_TIMEOUT_MS = 300_000
const STOP_TIMEOUT_MS = 30_000

/** A port that nobody listens on just now. */
const findFreePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.')
  return address.port
}

type Settings = Readonly<Record<string, string>>

export type Product = {
  url: string
  /** The link to make the first administrator with, as it was printed; there is none when there is an administrator. */
  welcomeLink: () => Promise<string>
  pid: number
  stop: () => Promise<void>
}

/** What the product of a data folder printed so far, in a file. */
export const outputFileOf = (dataDir: string): string => join(dataDir, 'output.log')

/** What a process prints, also kept in a file. `find` waits for a text, and fails with all output when the process ends before. */
const outputOf = (child: ChildProcess, file: string) => {
  let output = ''
  const waiting = new Set<() => void>()
  const read = (chunk: Buffer) => {
    output += chunk.toString()
    appendFileSync(file, chunk)
    for (const look of waiting) look()
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  const find = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        waiting.delete(look)
        child.off('exit', onExit)
        end()
      }
      const fail = (reason: string) =>
        settle(() => reject(new Error(`Vedette did not print ${String(pattern)} (${reason}):\n${output}`)))
      const onExit = (code: number | null) => fail(`exit code ${String(code)}`)
      const look = () => {
        const found = pattern.exec(output)?.[1]
        if (found !== undefined) settle(() => resolve(found))
      }
      const timer = setTimeout(() => fail('it was not there in time'), START_TIMEOUT_MS)
      child.once('exit', onExit)
      waiting.add(look)
      look()
    })
  return { find }
}

/** Starts the real product, as `npm start` does, on a free port with the given data folder. */
export const startProduct = async (dataDir: string, settings: Settings): Promise<Product> => {
  const [port, mqttPort] = [await findFreePort(), await findFreePort()]
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      MQTT_PORT: String(mqttPort),
      DATABASE_URL: '',
      NEXTAUTH_URL: '',
      VEDETTE_ADMIN_EMAIL: '',
      VEDETTE_ADMIN_PASSWORD: '',
      VEDETTE_DATA_DIR: dataDir,
      ...settings,
    },
  })
  const { find } = outputOf(child, outputFileOf(dataDir))
  const url = await find(/^Vedette is ready at (\S+)$/m).catch((error: unknown) => {
    child.kill('SIGTERM')
    throw error
  })
  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    clearTimeout(timer)
    if (code !== 0) throw new Error(`Vedette did not stop cleanly: exit code ${String(code)}.`)
  }
  return { url, welcomeLink: () => find(/(http\S+\/welcome\?code=[\w-]+)/), pid: child.pid ?? 0, stop }
}

/** Runs a verb of the command line on a data folder, as `npm run vedette -- …` does, and returns what it printed. */
export const runVerb = async (
  dataDir: string,
  verb: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'scripts/run.mjs'), 'cli/vedette.ts', ...verb],
    {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: '', VEDETTE_DATA_DIR: dataDir, ...settings },
    },
  )
  return stdout.trim()
}
