import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { advanceDevice, type AdvanceEnv } from '@/lib/assessment/advance-device'
import { attributeRecord } from '@/lib/assessment/attribute-record'
import { EMPTY_DEVICE_CONTEXT } from '@/lib/assessment/device-context'
import { newDeviceState, packState, type DeviceState } from '@/lib/assessment/device-state'
import type { Arrival } from '@/lib/domain/arrival'
import type { NetworkObservation } from '@/lib/domain/observation'
import { parseZeekLog } from '@/lib/ingest/zeek/parse-zeek-log'
import type { ZeekHeader } from '@/lib/ingest/zeek/zeek-header'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'
import type { BenchFigure } from './figure'
import { CONN_HEADER, connLines, floodLines } from './zeek-lines'

const COMMAND = 'npm run bench -- zeek library'
const DEVICES = 100
const WARM_LINES = 200_000
/** Lines taken at a time: what is made of them is garbage before it is old. */
const PIECE_LINES = 2_000
/** The best of them counts: other processes share the cores and their caches. */
const ROUNDS = 10
const FLOOD_LINES = 300_000
const SPACE = { networks: [], listed: new Set<string>() }
const ENV: AdvanceEnv = {
  policy: CURRENT_POLICY,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  context: EMPTY_DEVICE_CONTEXT,
}

const PHASES = ['parse', 'attribute', 'detect and score'] as const
type Phase = (typeof PHASES)[number]

/** Processor time so far, of all threads, in milliseconds: other work on the machine does not count. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Takes log lines through the library as one process would, and adds up where the time goes. */
class Walk {
  readonly ms: Record<Phase, number> = { parse: 0, attribute: 0, 'detect and score': 0 }
  readonly states = new Map<string, DeviceState>()
  private header: ZeekHeader | null = parseZeekLog('conn', CONN_HEADER.split('\n'), null).header

  take(lines: readonly string[]): void {
    const records = this.timed('parse', () => {
      const parsed = parseZeekLog('conn', lines, this.header)
      this.header = parsed.header
      return parsed.records
    })
    const arrivals = this.timed('attribute', () => arrivalsOf(records))
    this.timed('detect and score', () => {
      for (const [deviceId, list] of arrivals) this.advance(deviceId, list)
    })
  }

  /** The time of all phases so far. */
  get totalMs(): number {
    return PHASES.reduce((sum, phase) => sum + this.ms[phase], 0)
  }

  private advance(deviceId: string, arrivals: readonly Arrival[]): void {
    const state = this.states.get(deviceId) ?? newDeviceState(deviceId)
    this.states.set(deviceId, advanceDevice(state, arrivals, ENV).state)
  }

  private timed<Result>(phase: Phase, work: () => Result): Result {
    const startedAt = cpuMs()
    const result = work()
    this.ms[phase] += cpuMs() - startedAt
    return result
  }
}

const arrivalsOf = (records: readonly NetworkObservation[]): Map<string, Arrival[]> => {
  const arrivals = new Map<string, Arrival[]>()
  for (const observation of records) {
    for (const { address, side, zone } of attributeRecord(observation, SPACE)) {
      const receivedAt = observation.observedAt
      const arrival: Arrival = { observation, receivedAt, live: false, side, zone, sensor: 'bench', shared: false }
      const known = arrivals.get(address)
      if (known === undefined) arrivals.set(address, [arrival])
      else known.push(arrival)
    }
  }
  return arrivals
}

const collectGarbage = (() => {
  setFlagsFromString('--expose_gc')
  return runInNewContext('gc') as () => void
})()

const heapMb = (): number => {
  collectGarbage()
  return Math.round(process.memoryUsage().heapUsed / 1e6)
}

/** The lines from one on, a piece at a time; made outside of what is measured. */
function* piecesOf(make: (from: number, count: number) => string[], from: number, count: number): Generator<string[]> {
  for (let at = from; at < from + count; at += PIECE_LINES) {
    yield make(at, Math.min(PIECE_LINES, from + count - at))
  }
}

const ordinary = (from: number, count: number): string[] => connLines({ firstDevice: 0, devices: DEVICES, from, count })

/** Takes lines in rounds and returns the times of the quickest. */
const bestRound = (walk: Walk, from: number, lines: number): Record<Phase, number> => {
  let best: Record<Phase, number> | null = null
  let bestMs = Infinity
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const phase of PHASES) walk.ms[phase] = 0
    for (const piece of piecesOf(ordinary, from + (round * lines) / ROUNDS, lines / ROUNDS)) walk.take(piece)
    if (walk.totalMs < bestMs) best = { ...walk.ms }
    bestMs = Math.min(bestMs, walk.totalMs)
  }
  return best ?? walk.ms
}

const rateFigures = (ms: Readonly<Record<Phase, number>>, lines: number): BenchFigure[] => {
  const total = PHASES.reduce((sum, phase) => sum + ms[phase], 0)
  const rate = { name: 'conn lines parsed, judged and scored on one core', value: Math.round((lines * 1_000) / total) }
  const phases = PHASES.map((phase): BenchFigure => {
    const value = Math.round((ms[phase] * 1e5) / lines) / 100
    return { name: `  of these ${phase}`, value, unit: 'µs a line', target: null, command: COMMAND }
  })
  return [{ ...rate, unit: 'lines/s', target: 60_000, command: COMMAND }, ...phases]
}

/** A device that speaks to ever new endpoints: how large what is kept of it becomes. */
const floodFigures = (): BenchFigure[] => {
  const walk = new Walk()
  const bytesOf = (): number =>
    Math.max(...[...walk.states.values()].map((state) => packState(state).cold?.length ?? 0))
  for (const piece of piecesOf(floodLines, 0, FLOOD_LINES / 3)) walk.take(piece)
  const early = { bytes: bytesOf(), heap: heapMb() }
  for (const piece of piecesOf(floodLines, FLOOD_LINES / 3, (FLOOD_LINES / 3) * 2)) walk.take(piece)
  const rate = Math.round((FLOOD_LINES * 1_000) / walk.totalMs)
  const [kB, MB] = ['bytes', 'MB'] as const
  return [
    { name: 'random endpoints: lines', value: rate, unit: 'lines/s', target: null, command: COMMAND },
    {
      name: 'random endpoints: stored facts after 100,000',
      value: early.bytes,
      unit: kB,
      target: null,
      command: COMMAND,
    },
    {
      name: 'random endpoints: stored facts after 300,000',
      value: bytesOf(),
      unit: kB,
      target: 16_384,
      command: COMMAND,
    },
    { name: 'random endpoints: heap after 100,000', value: early.heap, unit: MB, target: null, command: COMMAND },
    { name: 'random endpoints: heap after 300,000', value: heapMb(), unit: MB, target: null, command: COMMAND },
  ]
}

/** Conn lines through parse, detect and score in the library on one core, and what stays in memory. */
export const benchZeekLibrary = (lines: number): BenchFigure[] => {
  const walk = new Walk()
  for (const piece of piecesOf(ordinary, 0, WARM_LINES)) walk.take(piece)
  const before = heapMb()
  const ms = bestRound(walk, WARM_LINES, lines)
  const count = lines.toLocaleString('en')
  return [
    ...rateFigures(ms, lines / ROUNDS),
    { name: 'heap before', value: before, unit: 'MB', target: null, command: COMMAND },
    { name: `heap after ${count} more lines`, value: heapMb(), unit: 'MB', target: null, command: COMMAND },
    ...floodFigures(),
  ]
}
