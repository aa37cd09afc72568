import { setTimeout as sleep } from 'node:timers/promises'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import type { Target } from './on-product'
import { reportBatch, send } from './report-load'
import { breakInBatch, profileBatch, registryCsv } from './sample-fleet'

const SLICE = 1_000
const COUNTED_WITHIN_MS = 10 * MINUTE_MS

/** A read of the API, its whole answer and how long that took; throws where it is none. */
export const get = async ({ url, token }: Target, path: string): Promise<{ ms: number; body: string }> => {
  const started = performance.now()
  const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } })
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${body.slice(0, 300)}`)
  return { ms: performance.now() - started, body }
}

const importRegistry = async ({ url, token }: Target, body: string): Promise<void> => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' }
  const answer = await fetch(`${url}/api/v1/registry/imports`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`registry: ${String(answer.status)} ${(await answer.text()).slice(0, 300)}`)
}

/** Fills an installation with a fleet whose devices were registered, said what they are, and reported for two hours. */
export const fill = async (target: Target, devices: number): Promise<void> => {
  const { url, token } = target
  const startAt = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS
  for (let first = 0; first < devices; first += SLICE) {
    const slice = { first, count: Math.min(SLICE, devices - first), at: startAt }
    await importRegistry(target, registryCsv(slice))
    await send(`${url}/api/v1/ingest/profiles`, token, profileBatch(slice))
    for (const round of [0, 13, 25]) {
      const observedAt = startAt + round * 5 * MINUTE_MS
      const body = reportBatch({ firstDevice: first, devices: slice.count, round, observedAt })
      await send(`${url}/api/v1/ingest/reports`, token, body)
    }
    const breakIns = breakInBatch({ ...slice, at: startAt + 2 * HOUR_MS })
    if (breakIns !== '') await send(`${url}/api/v1/ingest/events`, token, breakIns)
  }
}

/** Waits until the worker has counted every device. */
export const waitForCounters = async (target: Target, devices: number): Promise<void> => {
  const until = Date.now() + COUNTED_WITHIN_MS
  while (Date.now() < until) {
    const { body } = await get(target, '/api/v1/fleet/summary')
    if ((JSON.parse(body) as { devices: number }).devices >= devices) return
    await sleep(1_000)
  }
  throw new Error(`The worker did not count ${String(devices)} devices within ten minutes.`)
}
