import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { AdvanceEnv } from '@/lib/assessment/advance-device'
import { EMPTY_DEVICE_CONTEXT } from '@/lib/assessment/device-context'
import type { Unread } from '@/lib/assessment/evaluation/evaluation-text'
import { hostOutcomeOf, type HostOutcome, type LabelledHost } from '@/lib/assessment/evaluation/host-outcome'
import type { PoorerSensor } from '@/lib/assessment/evaluation/poorer-sensors'
import { newHostReplay, replayRecords } from '@/lib/assessment/replay-host'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import type { EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { findNetworkLogs } from './find-network-logs'
import { readNetworkRecords, type Skipped } from './network-files'

/** `captures.json` of an evaluation folder. */
const CapturesIndex = z.array(
  z.object({
    id: z.string(),
    format: z.enum(['zeek', 'eve']),
    path: z.string(),
    /** What infected the infected hosts; captures of one family are left out together. */
    family: z.string().nullish(),
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
export type Capture = z.infer<typeof CapturesIndex>[number]

/** The captures of a folder. Throws when it has no valid captures.json. */
export const readCapturesIndex = async (folder: string): Promise<Capture[]> =>
  CapturesIndex.parse(JSON.parse(await readFile(path.join(folder, 'captures.json'), 'utf8')))

/** What became of the hosts of some captures, in the order of the index. */
export type Replayed = {
  hosts: HostOutcome[]
  unread: Unread[]
  records: number
  rejected: number
  seconds: number
}

/** The policy that a host of a capture is scored with. */
export type PolicyOf = (capture: string, ip: string) => ScoringPolicy

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const envOf = (policy: ScoringPolicy): AdvanceEnv => ({ policy, digest, context: EMPTY_DEVICE_CONTEXT })

const labelledHostOf = ({ family }: Capture, host: Capture['hosts'][number]): LabelledHost => ({
  ip: host.ip,
  label: host.label,
  onset: host.onset === null || host.onset === undefined ? null : Date.parse(host.onset),
  stages: host.stages,
  device: host.device ?? null,
  family: family ?? null,
})

/** With which policy a host is scored, and what of the records is seen. */
export type ReplayOptions = { policyOf: PolicyOf; sees: PoorerSensor['sees'] }

const replayCapture = async (
  folder: string,
  capture: Capture,
  { policyOf, sees }: ReplayOptions,
  into: Replayed,
): Promise<void> => {
  const { logs, others } = await findNetworkLogs(path.join(folder, capture.path), capture.format)
  if (others.length > 0) into.unread.push({ capture: capture.id, reason: `no record in: ${others.join(', ')}` })
  const labelled = capture.hosts.map((host) => ({
    host: labelledHostOf(capture, host),
    replay: newHostReplay(host.ip),
    env: envOf(policyOf(capture.id, host.ip)),
  }))
  const space = { networks: [], listed: new Set(capture.hosts.map(({ ip }) => ip)) }
  const onSkipped = ({ rejects }: Skipped): void => void (into.rejected += rejects.length)
  const started = performance.now()
  let begin: EpochMs | null = null
  for await (const piece of readNetworkRecords(logs, { onSkipped })) {
    const beganAt: EpochMs = (begin ??= piece[0]?.at ?? 0)
    const records = piece.map(({ record }) => record).filter((record) => sees(record, beganAt))
    into.records += records.length
    for (const { replay, env } of labelled) replayRecords(replay, records, space, env)
  }
  into.seconds += (performance.now() - started) / 1_000
  into.hosts.push(...labelled.map(({ host, replay }) => hostOutcomeOf(capture.id, host, replay)))
}

/** Replays captures through the real parse, detect and score path, in capture time. */
export const replayCaptures = async (
  folder: string,
  captures: readonly Capture[],
  options: ReplayOptions,
): Promise<Replayed> => {
  const replayed: Replayed = { hosts: [], unread: [], records: 0, rejected: 0, seconds: 0 }
  for (const capture of captures) await replayCapture(folder, capture, options, replayed)
  return replayed
}
