import { gzipSync } from 'node:zlib'
import type { BenchFigure } from './figure'
import { onPostgres, type Target } from './on-product'
import { CONN_HEADER, connLines } from './zeek-lines'
import { benchZeekLibrary } from './zeek-library'

const COMMAND = 'npm run bench -- zeek product'
const RIGHTS = ['--scope', 'import', '--any'] as const
const SENDERS = 3
const DEVICES_PER_SENDER = 100
const BODY_LINES = 20_000
const WARM_BODIES = 2

/** A sender's next body, packed as a sensor would: its devices are its own, and their time goes on. */
const bodyOf = (sender: number, number: number): Uint8Array => {
  const run = { firstDevice: sender * DEVICES_PER_SENDER, devices: DEVICES_PER_SENDER }
  const lines = connLines({ ...run, from: number * BODY_LINES, count: BODY_LINES })
  return gzipSync(`${CONN_HEADER}${lines.join('\n')}\n`, { level: 1 })
}

const post = async ({ url, token }: Target, body: Uint8Array): Promise<number> => {
  const response = await fetch(`${url}/api/v1/ingest/zeek/conn?sensor=bench`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/gzip' },
    body: Buffer.from(body),
  })
  if (!response.ok) throw new Error(`${String(response.status)}: ${(await response.text()).slice(0, 500)}`)
  return ((await response.json()) as { accepted: number }).accepted
}

/** Sends bodies, made beforehand so that their making is not measured, until they are used up. */
const load = async (target: Target, bodiesPerSender: number): Promise<number> => {
  const bodies = Array.from({ length: SENDERS }, (_, sender) =>
    Array.from({ length: WARM_BODIES + bodiesPerSender }, (_, number) => bodyOf(sender, number)),
  )
  const sendAll = (from: number, to: number): Promise<number[]> =>
    Promise.all(
      bodies.map(async (own) => {
        let accepted = 0
        for (const body of own.slice(from, to)) accepted += await post(target, body)
        return accepted
      }),
    )
  await sendAll(0, WARM_BODIES)
  const startedAt = performance.now()
  const accepted = await sendAll(WARM_BODIES, WARM_BODIES + bodiesPerSender)
  return Math.round((accepted.reduce((sum, one) => sum + one) * 1_000) / (performance.now() - startedAt))
}

const productFigures = async (lines: number): Promise<BenchFigure[]> => {
  const bodies = Math.max(1, Math.round(lines / SENDERS / BODY_LINES))
  const value = await onPostgres(RIGHTS, (target) => load(target, bodies))
  const name = `conn lines over HTTP into PostgreSQL, durable (${String(SENDERS * DEVICES_PER_SENDER)} devices)`
  return [{ name, value, unit: 'lines/s', target: 30_000, command: COMMAND }]
}

const LINES = { library: 1_000_000, product: 900_000 } as const

/** Zeek conn lines in the library (`library`) and through the product (`product`); `lines=N` of each. */
export const benchZeek = async (args: readonly string[]): Promise<BenchFigure[]> => {
  const asked = Number(args.find((arg) => arg.startsWith('lines='))?.slice('lines='.length) ?? Number.NaN)
  const linesOf = (part: keyof typeof LINES): number => (asked > 0 ? asked : LINES[part])
  const figures: BenchFigure[] = []
  if (!args.includes('product')) figures.push(...benchZeekLibrary(linesOf('library')))
  if (!args.includes('library')) figures.push(...(await productFigures(linesOf('product'))))
  return figures
}
