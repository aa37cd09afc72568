import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { IngestDocument } from '@/lib/contracts/ingest'
import { withDatabase } from '@/lib/server/command-pool'
import { ingestZeekConn } from '@/lib/server/services/ingest-zeek'
import { requireSensor } from '@/lib/server/services/require-sensor'
import { CommandError, currentActor, readArgs, required, type Command } from './command'
import { findZeekFiles, latestRecordAt, readShifted } from './zeek-files'

type Send = (body: AsyncIterable<Uint8Array>) => Promise<IngestDocument>
type Totals = { accepted: number; rejected: number; duplicates: number }

const sendTo = (url: string, sensor: string, token: string): Send => {
  const target = new URL(`/api/v1/ingest/zeek/conn?sensor=${encodeURIComponent(sensor)}`, url)
  return async (body) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain' }
    const request = {
      method: 'POST',
      headers,
      body: Readable.toWeb(Readable.from(body)) as ReadableStream,
      duplex: 'half',
    }
    const response = await fetch(target, request)
    const answer: unknown = await response.json().catch(() => null)
    const document = IngestDocument.safeParse(answer)
    if (document.success) return document.data
    throw new CommandError(
      `${target.host} answered ${String(response.status)}: ${JSON.stringify(answer).slice(0, 300)}`,
    )
  }
}

const shiftOf = async (files: readonly string[], toNow: boolean): Promise<number> => {
  if (!toNow) return 0
  const latest = await latestRecordAt(files)
  if (latest === null) throw new CommandError('There is no record whose time could be shifted.')
  return Date.now() - latest
}

const report = (file: string, { accepted, rejected, duplicates, rejects }: IngestDocument, seconds: number): void => {
  const rate = Math.round((accepted + rejected) / Math.max(seconds, 0.001))
  console.error(
    `${file}: ${String(accepted)} accepted (${String(duplicates)} known before), ${String(rejected)} rejected, ${String(rate)}/s`,
  )
  for (const { index, code, message } of rejects.slice(0, 5))
    console.error(`  line ${String(index + 1)}: ${code}, ${message}`)
}

const sendAll = async (files: readonly string[], shiftMs: number, send: Send): Promise<Totals> => {
  const totals = { accepted: 0, rejected: 0, duplicates: 0 }
  for (const file of files) {
    const startedAt = performance.now()
    const document = await send(readShifted(file, shiftMs))
    report(file, document, (performance.now() - startedAt) / 1_000)
    totals.accepted += document.accepted
    totals.rejected += document.rejected
    totals.duplicates += document.duplicates
  }
  return totals
}

const ingestZeek = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = readArgs(args, {
    sensor: { type: 'string', default: 'import' },
    'shift-to-now': { type: 'boolean', default: false },
    url: { type: 'string' },
    'token-file': { type: 'string' },
  })
  const { conn, others } = await findZeekFiles(required(positionals[0], 'The folder or file'))
  for (const name of others) console.error(`${name}: this log cannot be read yet.`)
  const shiftMs = await shiftOf(conn, values['shift-to-now'])
  const sensor = requireSensor(currentActor(), values.sensor)
  const totals =
    values.url === undefined
      ? await withDatabase((pool) => sendAll(conn, shiftMs, (body) => ingestZeekConn(pool, sensor, body, Date.now)))
      : await sendAll(conn, shiftMs, sendTo(values.url, sensor, await tokenOf(values['token-file'])))
  console.log(JSON.stringify(totals))
}

const tokenOf = async (file: string | undefined): Promise<string> =>
  (await readFile(required(file, '--token-file'), 'utf8')).trim()

export const ingestCommand: Command = {
  name: 'ingest',
  usage: ['ingest zeek DIR|FILE [--sensor NAME] [--shift-to-now] [--url URL --token-file FILE]'],
  run: async ([format, ...args]) => {
    if (format !== 'zeek') throw new CommandError('Say ingest zeek DIR.')
    await ingestZeek(args)
  },
}
