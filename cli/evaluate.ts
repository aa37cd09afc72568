import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import type { AdvanceEnv } from '@/lib/assessment/advance-device'
import { EMPTY_DEVICE_CONTEXT } from '@/lib/assessment/device-context'
import { evaluationText, type Unread } from '@/lib/assessment/evaluation/evaluation-text'
import { hostOutcomeOf, type HostOutcome, type LabelledHost } from '@/lib/assessment/evaluation/host-outcome'
import { ruleRatesOf } from '@/lib/assessment/evaluation/rule-rates'
import { summariseEvaluation } from '@/lib/assessment/evaluation/summarise-evaluation'
import { newHostReplay, replayFlows, type HostReplay } from '@/lib/assessment/replay-host'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { createLineSplitter, type LineChunk } from '@/lib/ingest/chunk-lines'
import { CHUNK_LINES_MAX, LINE_BYTES_MAX } from '@/lib/ingest/limits'
import { parseZeekConn } from '@/lib/ingest/zeek/parse-zeek-conn'
import type { ZeekHeader } from '@/lib/ingest/zeek/zeek-header'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'

/** `captures.json` of an evaluation folder. */
const CapturesIndex = z.array(
  z.object({
    id: z.string(),
    format: z.enum(['zeek', 'eve']),
    path: z.string(),
    hosts: z.array(
      z.object({
        ip: z.string(),
        label: z.enum(['infected', 'benign']),
        onset: z.iso.datetime({ offset: true }).nullish(),
        stages: z.array(z.enum(KILL_CHAIN_STAGES)).default([]),
        device: z.string().nullish(),
      }),
    ),
  }),
)
type Capture = z.infer<typeof CapturesIndex>[number]

type Counts = { records: number; rejected: number; seconds: number }

const ENV: AdvanceEnv = {
  policy: CURRENT_POLICY,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  context: EMPTY_DEVICE_CONTEXT,
}

const labelledHostOf = (host: Capture['hosts'][number]): LabelledHost => ({
  ip: host.ip,
  label: host.label,
  onset: host.onset === null || host.onset === undefined ? null : Date.parse(host.onset),
  stages: host.stages,
  device: host.device ?? null,
})

/** The conn logs of a capture, and what else lies beside them that is not read yet. */
const findLogs = async (target: string): Promise<{ conn: string[]; others: string[] }> => {
  if (!(await stat(target)).isDirectory()) return { conn: [target], others: [] }
  const names = (await readdir(target)).sort()
  const conn = names.filter((name) => /^conn[._]/.test(name))
  return { conn: conn.map((name) => path.join(target, name)), others: names.filter((name) => !conn.includes(name)) }
}

async function* chunksOf(file: string): AsyncGenerator<LineChunk> {
  const splitter = createLineSplitter({ lineBytesMax: LINE_BYTES_MAX, linesMax: CHUNK_LINES_MAX })
  const source = createReadStream(file)
  const stream = file.endsWith('.gz') ? source.pipe(createGunzip()) : source
  for await (const piece of stream) yield* splitter.push(piece as Uint8Array)
  const rest = splitter.end()
  if (rest !== null) yield rest
}

/** Replays a conn log through parse, detect and score for each listed host, in capture time. */
const replayLog = async (file: string, replays: readonly HostReplay[], counts: Counts): Promise<void> => {
  const space = { networks: [], listed: new Set(replays.map(({ ip }) => ip)) }
  let header: ZeekHeader | null = null
  for await (const chunk of chunksOf(file)) {
    const parsed = parseZeekConn(chunk.lines, header, chunk.firstLine)
    header = parsed.header
    counts.records += parsed.records.length
    counts.rejected += parsed.rejects.length + chunk.rejects.length
    for (const replay of replays) replayFlows(replay, parsed.records, space, ENV)
  }
}

const evaluateCapture = async (
  folder: string,
  capture: Capture,
  counts: Counts,
): Promise<{ hosts: HostOutcome[]; unread: Unread[] }> => {
  if (capture.format === 'eve') return { hosts: [], unread: [{ capture: capture.id, reason: 'Suricata EVE' }] }
  const { conn, others } = await findLogs(path.join(folder, capture.path))
  const unread = others.length === 0 ? [] : [{ capture: capture.id, reason: `beside conn: ${others.join(', ')}` }]
  const replays = capture.hosts.map(({ ip }) => newHostReplay(ip))
  const started = performance.now()
  for (const file of conn) await replayLog(file, replays, counts)
  counts.seconds += (performance.now() - started) / 1_000
  const hosts = capture.hosts.flatMap((host, index) => {
    const replay = replays[index]
    return replay === undefined ? [] : [hostOutcomeOf(capture.id, labelledHostOf(host), replay)]
  })
  return { hosts, unread }
}

const jsonOf = (hosts: readonly HostOutcome[], counts: Counts): string => {
  const plain = hosts.map(({ capture, ip, label, peak, atEnd, minutesToHigh, recordsToHigh, stages, findings }) => ({
    capture,
    ip,
    label,
    peak,
    atEnd,
    minutesToHigh,
    recordsToHigh,
    stages,
    findings: findings.map(({ ruleId, stage, count }) => ({ ruleId, stage, count })),
  }))
  const summary = summariseEvaluation(hosts, counts, CURRENT_POLICY.baseRate)
  return JSON.stringify({ hosts: plain, summary, rules: ruleRatesOf(hosts) }, null, 1)
}

/**
 * Measures the engine on a folder of labelled captures: replays each through the real parse, detect and score path and
 * prints how well it did; with a file, writes the same as JSON. Throws when the folder has no valid captures.json.
 */
export const evaluateFolder = async (folder: string, jsonFile: string | null): Promise<string> => {
  const index = CapturesIndex.parse(JSON.parse(await readFile(path.join(folder, 'captures.json'), 'utf8')))
  const counts: Counts = { records: 0, rejected: 0, seconds: 0 }
  const hosts: HostOutcome[] = []
  const unread: Unread[] = []
  for (const capture of index) {
    const result = await evaluateCapture(folder, capture, counts)
    hosts.push(...result.hosts)
    unread.push(...result.unread)
  }
  if (jsonFile !== null) await writeFile(jsonFile, jsonOf(hosts, counts))
  return evaluationText(hosts, summariseEvaluation(hosts, counts, CURRENT_POLICY.baseRate), ruleRatesOf(hosts), unread)
}
