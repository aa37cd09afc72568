import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '@/lib/server/env'
import { webAddressOf } from '@/lib/server/web-address'
import { StepError } from '@/scripts/launcher/run-tool'

type Place = Pick<Environment, 'HOST' | 'PORT'>

/** Pages are compiled at their first request in development; a crashed web process gets time to come back. */
const READY_TIMEOUT_MS = 90_000

/** The address of a one-time link: where people reach this installation, through a proxy or not. */
export const welcomeLinkOf = (environment: Place & Pick<Environment, 'NEXTAUTH_URL'>, code: string): string =>
  `${new URL(environment.NEXTAUTH_URL ?? webAddressOf(environment)).origin}/welcome?code=${code}`

/** Stops with a sentence when another program listens on our port; a web process would only crash again and again. */
export const requireFreePort = ({ HOST, PORT }: Place): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${error.message})`
      reject(new StepError(`Port ${String(PORT)} on ${HOST} ${reason}. Set PORT (and HOST) to another.`))
    })
    probe.listen(PORT, HOST, () => probe.close(() => resolve()))
  })

const isReady = async (address: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

/** Waits until the web process says that it can serve. */
export const untilWebReady = async (place: Place): Promise<void> => {
  const until = Date.now() + READY_TIMEOUT_MS
  while (!(await isReady(webAddressOf(place)))) {
    if (Date.now() > until) throw new StepError('The web process was not ready within 90 seconds; see its messages.')
    await sleep(100)
  }
}
