import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { IngestDocument } from '@/lib/contracts/ingest'
import { sha256Of } from '@/lib/server/digest'
import { ensureSensor } from '@/lib/server/repositories/sensors'
import { addNotes, addResult, documentOf, newIngestResult } from '@/lib/server/services/ingest-result'
import { takeNetworkChunk } from '@/lib/server/services/take-network-chunk'
import { CommandError } from './command'
import type { NetworkLog } from './find-network-logs'
import { readNetworkLines, readNetworkRecords, type LoggedLine, type LoggedRecord, type Skipped } from './network-files'

/** Takes the logs to where they belong, telling of each piece that is done and naming what was not taken. */
export type SendLogs = (
  logs: readonly NetworkLog[],
  shiftMs: number,
  onDone: (document: IngestDocument, rejects: readonly string[]) => void,
) => Promise<void>

/** What was read besides records since the last piece, by log. */
const createGathering = () => {
  let others = new Map<string, { log: string; rejects: Skipped['rejects']; ignored: number }>()
  let notes: string[] = []
  let named: string[] = []
  const add = ({ log, file, rejects, ignored, notes: said }: Skipped): void => {
    const known = others.get(log) ?? { log, rejects: [], ignored: 0 }
    others.set(log, { log, rejects: [...known.rejects, ...rejects], ignored: known.ignored + ignored })
    notes.push(...said)
    const name = path.basename(file)
    for (const { line, code, reason } of rejects) named.push(`${name} line ${String(line)}: ${code}, ${reason}`)
  }
  const take = () => {
    const taken = { others: [...others.values()], notes, named }
    others = new Map()
    notes = []
    named = []
    return taken
  }
  return { add, take }
}

const keyOf = (sensor: string, records: readonly LoggedRecord[], others: readonly { ignored: number }[]): Buffer => {
  const texts = records.map(({ at, log, record }) => `${log} ${String(at)} ${record.raw}`)
  return sha256Of(sensor, 'import', JSON.stringify(others), texts.join('\n'))
}

/** Into the installation's own database: all logs as one stream, piece by piece. */
export const sendToDatabase =
  (pool: Pool, sensorName: string): SendLogs =>
  async (logs, shiftMs, onDone) => {
    const sensor = await ensureSensor(pool, sensorName, Date.now())
    const gathering = createGathering()
    const take = async (records: readonly LoggedRecord[]): Promise<void> => {
      const { others, notes, named } = gathering.take()
      const key = keyOf(sensorName, records, others)
      const taken = await takeNetworkChunk(pool, sensor, { key, records, others }, Date.now())
      const result = newIngestResult()
      addNotes(result, notes)
      for (const { batch, outcome } of taken) addResult(result, batch, outcome)
      onDone(documentOf(result), named)
    }
    for await (const piece of readNetworkRecords(logs, { onSkipped: gathering.add, shiftMs })) await take(piece)
    await take([])
  }

/** A device's clock may run so far ahead: records up to 10 minutes late still join their minute. */
const SLICE_MS = 5 * 60_000

/** Cuts lines of several logs where they span more than five minutes. */
const slicesOf = (lines: readonly LoggedLine[], logs: number): (readonly LoggedLine[])[] => {
  if (logs === 1) return [lines]
  const slices: LoggedLine[][] = []
  for (const line of lines) {
    const slice = slices.at(-1)
    const begin = slice?.[0]?.at
    if (slice === undefined || begin === undefined || line.at > begin + SLICE_MS) slices.push([line])
    else slice.push(line)
  }
  return slices
}

/** The lines of one log of a slice as the log would have them, each header before the lines it holds for. */
const bodiesOf = (slice: readonly LoggedLine[]): Map<NetworkLog['log'], string> => {
  const bodies = new Map<NetworkLog['log'], { text: string; head: string }>()
  for (const { log, head, line } of slice) {
    const known = bodies.get(log) ?? { text: '', head: '' }
    bodies.set(log, { text: `${known.text}${head === known.head ? '' : head}${line}\n`, head })
  }
  return new Map([...bodies].map(([log, { text }]) => [log, text]))
}

const TRIES_MAX = 5

const post = async (target: URL, token: string, body: string): Promise<IngestDocument> => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain' }
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(target, { method: 'POST', headers, body })
    const answer: unknown = await response.json().catch(() => null)
    const document = IngestDocument.safeParse(answer)
    if (document.success) return document.data
    if (response.status !== 429 || tries === TRIES_MAX) {
      const said = JSON.stringify(answer).slice(0, 300)
      throw new CommandError(`${target.host} answered ${String(response.status)}: ${said}`)
    }
    await sleep(1_000 * Number(response.headers.get('retry-after') ?? 1))
  }
}

const pathOf = (log: NetworkLog['log']): string => (log === 'eve' ? 'suricata' : `zeek/${log}`)

/** To a server elsewhere: each log by itself, in turns of at most five minutes and 20,000 lines. */
export const sendToServer =
  (url: string, sensor: string, token: string): SendLogs =>
  async (logs, shiftMs, onDone) => {
    for await (const lines of readNetworkLines(logs, { shiftMs })) {
      for (const slice of slicesOf(lines, logs.length)) {
        for (const [log, body] of bodiesOf(slice)) {
          const target = new URL(`/api/v1/ingest/${pathOf(log)}?sensor=${encodeURIComponent(sensor)}`, url)
          const document = await post(target, token, body)
          const named = document.rejects.map(({ code, message }) => `${log}: ${code}, ${message}`)
          onDone(document, named)
        }
      }
    }
  }
