import { readFile } from 'node:fs/promises'
import type { IngestDocument } from '@/lib/contracts/ingest'
import { withDatabase } from '@/lib/server/command-pool'
import { requireSensor } from '@/lib/server/services/require-sensor'
import { CommandError, currentActor, readArgs, required, type Command } from './command'
import { findNetworkLogs, type NetworkFormat, type NetworkLog } from './find-network-logs'
import { latestRecordAt } from './network-files'
import { sendToDatabase, sendToServer, type SendLogs } from './send-network'
import { terminalText } from './terminal-text'

const PROGRESS_EVERY_MS = 2_000
/** Rejects named on the way; all are counted, and those of the server are on its ingest page. */
const REJECTS_NAMED_MAX = 20

const shiftOf = async (logs: readonly NetworkLog[], toNow: boolean): Promise<number> => {
  if (!toNow) return 0
  const latest = await latestRecordAt(logs)
  if (latest === null) throw new CommandError('There is no record whose time could be shifted.')
  return Date.now() - latest
}

/** Adds up what is done, and says on the way how far it is. */
const createProgress = () => {
  const totals = { accepted: 0, rejected: 0, ignored: 0, duplicates: 0 }
  const notes = new Set<string>()
  const startedAt = performance.now()
  let saidAt = startedAt
  let named = 0
  const say = (): void => {
    const records = totals.accepted + totals.rejected + totals.ignored
    const rate = Math.round((records * 1_000) / Math.max(1, performance.now() - startedAt))
    console.error(
      `${String(totals.accepted)} accepted (${String(totals.duplicates)} known before), ${String(totals.rejected)} rejected, ${String(totals.ignored)} ignored, ${String(rate)}/s`,
    )
  }
  const add = (document: IngestDocument, rejects: readonly string[]): void => {
    totals.accepted += document.accepted
    totals.rejected += document.rejected
    totals.ignored += document.ignored
    totals.duplicates += document.duplicates
    for (const note of document.notes) notes.add(note)
    for (const reject of rejects.slice(0, REJECTS_NAMED_MAX - named)) {
      console.error(`  ${terminalText(reject)}`)
      named += 1
    }
    if (performance.now() - saidAt < PROGRESS_EVERY_MS) return
    saidAt = performance.now()
    say()
  }
  const end = (): void => {
    for (const note of notes) console.error(terminalText(note))
    say()
    console.log(JSON.stringify(totals))
  }
  return { add, end }
}

const tokenOf = async (file: string | undefined): Promise<string> =>
  (await readFile(required(file, '--token-file'), 'utf8')).trim()

const ingest = async (format: NetworkFormat, args: readonly string[]): Promise<void> => {
  const { values, positionals } = readArgs(args, {
    sensor: { type: 'string', default: 'import' },
    'shift-to-now': { type: 'boolean', default: false },
    url: { type: 'string' },
    'token-file': { type: 'string' },
  })
  const { logs, others } = await findNetworkLogs(required(positionals[0], 'The folder or file'), format)
  for (const name of others) console.error(`${terminalText(name)}: nothing is read from this log.`)
  const shiftMs = await shiftOf(logs, values['shift-to-now'])
  const sensor = requireSensor(currentActor(), values.sensor)
  const progress = createProgress()
  const send = (to: SendLogs): Promise<void> => to(logs, shiftMs, progress.add)
  if (values.url === undefined) await withDatabase((pool) => send(sendToDatabase(pool, sensor)))
  else await send(sendToServer(values.url, sensor, await tokenOf(values['token-file'])))
  progress.end()
}

export const ingestCommand: Command = {
  name: 'ingest',
  usage: [
    'ingest zeek DIR|FILE [--sensor NAME] [--shift-to-now] [--url URL --token-file FILE]',
    'ingest eve DIR|FILE [the same]',
  ],
  run: async ([format, ...args]) => {
    if (format !== 'zeek' && format !== 'eve') throw new CommandError('Say ingest zeek DIR or ingest eve FILE.')
    await ingest(format, args)
  },
}
