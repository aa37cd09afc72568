import { createHash } from 'node:crypto'
import { advanceDevice, type Advance } from '@/lib/assessment/advance-device'
import { attributeRecord } from '@/lib/assessment/attribute-record'
import { newDeviceState, type DeviceState } from '@/lib/assessment/device-state'
import { EMPTY_DEVICE_CONTEXT } from '@/lib/assessment/device-context'
import type { Arrival } from '@/lib/domain/arrival'
import type { Assessment } from '@/lib/domain/assessment'
import type { EpochMs } from '@/lib/domain/time'
import { parseEventBatch } from '@/lib/ingest/event/parse-event-batch'
import { parseProfileBatch } from '@/lib/ingest/profile/parse-profile-batch'
import { parseReportBatch } from '@/lib/ingest/report/parse-report-batch'
import { parseZeekLog } from '@/lib/ingest/zeek/parse-zeek-log'
import { isZeekLog } from '@/lib/ingest/zeek/zeek-log'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'
import { sampleMessages, type SampleMessage } from '@/lib/simulation/sample/sample-messages'
import type { Story } from '@/lib/simulation/sample/story'

/** What became of a device of the sample fleet. */
export type PlayedDevice = { id: string; state: DeviceState; latest: Assessment | null; rules: string[] }
export type PlayedSample = { devices: Map<string, PlayedDevice>; rejected: number; late: number }

type Named = { id: string; arrival: Arrival }

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const ofLog = (log: string, body: string, story: Story): { named: Named[]; rejected: number } => {
  if (!isZeekLog(log)) throw new Error(`There is no log ${log}.`)
  const { records, rejects } = parseZeekLog(log, body.trimEnd().split('\n'), null)
  const idByIp = new Map(story.devices.map(({ ip, id }) => [ip, id]))
  const named = records.flatMap((observation) =>
    attributeRecord(observation, { networks: [], listed: new Set() }).flatMap(({ address, side, zone }): Named[] => {
      const id = idByIp.get(address)
      const receivedAt = Math.max(observation.observedAt, story.endAt)
      const arrival = { observation, receivedAt, live: false, side, zone, sensor: 'tap', shared: false }
      return id === undefined ? [] : [{ id, arrival }]
    }),
  )
  return { named, rejected: rejects.length }
}

const ofBatch = (kind: string, body: string, receivedAt: EpochMs): { named: Named[]; rejected: number } => {
  const times = { receivedAt, observedAtAllowed: true }
  if (kind === 'reports') {
    const { records, rejects } = parseReportBatch(body, times)
    const named = records.map(({ thingName: id, report, body: text }) => ({
      id,
      arrival: { receivedAt, live: false, observation: report, key: digest(text).slice(0, 8) },
    }))
    return { named, rejected: rejects.length }
  }
  const { records, rejects } = (kind === 'events' ? parseEventBatch : parseProfileBatch)(body, times)
  const named = records.map(({ thingName: id, event }) => ({
    id,
    arrival: { receivedAt, live: false, observation: event },
  }))
  return { named, rejected: rejects.length }
}

const readMessage = ({ path, body }: SampleMessage, story: Story): { named: Named[]; rejected: number } => {
  const [, , , , kind = '', log = ''] = new URL(path, 'http://vedette.example').pathname.split('/')
  if (kind === 'registry' || kind === 'addresses') return { named: [], rejected: 0 }
  return kind === 'zeek' ? ofLog(log, body, story) : ofBatch(kind, body, story.endAt)
}

const advance = (device: PlayedDevice, arrivals: readonly Arrival[]): Advance => {
  const env = { policy: CURRENT_POLICY, digest, context: EMPTY_DEVICE_CONTEXT }
  const advanced = advanceDevice(device.state, arrivals, env)
  device.state = advanced.state
  device.latest = advanced.latest?.assessment ?? device.latest
  for (const { current } of advanced.findings.write) {
    if (!device.rules.includes(current.ruleId)) device.rules.push(current.ruleId)
  }
  return advanced
}

/**
 * Takes some devices of a sample fleet through parsers and engine, as the server takes them, without storage and
 * related devices.
 */
export const playSample = (story: Story, ids: ReadonlySet<string>): PlayedSample => {
  const played: PlayedSample = { devices: new Map(), rejected: 0, late: 0 }
  for (const id of ids) played.devices.set(id, { id, state: newDeviceState(id), latest: null, rules: [] })
  for (const message of sampleMessages(story)) {
    const { named, rejected } = readMessage(message, story)
    played.rejected += rejected
    const byDevice = new Map<string, Arrival[]>()
    for (const { id, arrival } of named) byDevice.set(id, [...(byDevice.get(id) ?? []), arrival])
    for (const [id, arrivals] of byDevice) {
      const device = played.devices.get(id)
      if (device !== undefined) played.late += advance(device, arrivals).late
    }
  }
  return played
}
