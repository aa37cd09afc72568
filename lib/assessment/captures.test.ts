import { describe, expect, test } from 'vitest'
import type { Assessment } from '@/lib/domain/assessment'
import type { FlowObservation } from '@/lib/domain/observation'
import { HOUR_MS } from '@/lib/domain/time'
import { assessmentAt, flowsOfCapture, replayInPieces } from '@/lib/testing/capture-replay'
import { hasCaptures } from '@/lib/testing/captures'
import type { HostReplay } from './replay-host'

const MIRAI = 'captures/iot23-34-1-mirai/conn.log.gz'
const MIRAI_HOST = '192.168.1.195'
const FIRST_C2 = Date.parse('2018-12-21T14:55:32Z')
const DURING_THE_FLOOD = Date.parse('2018-12-22T11:00:00Z')

const stagesWithIndicators = (assessment: Assessment | null): string[] =>
  (assessment?.stages ?? []).filter(({ status }) => status === 'indicators').map(({ stage }) => stage)

const rulesOf = (replay: HostReplay): string[] =>
  [...new Set([...replay.findings.values()].map(({ ruleId }) => ruleId))].sort()

const historyOf = (replay: HostReplay): [number, number | null][] =>
  replay.assessments.map(({ assessment }) => [assessment.asOf, assessment.breachLikelihood.score])

const peakOf = (replay: HostReplay): number =>
  Math.max(...replay.assessments.map(({ assessment }) => assessment.breachLikelihood.printed ?? 0))

describe.skipIf(!hasCaptures())('the Mirai capture at its own time', () => {
  const whole = hasCaptures() ? replayInPieces(flowsOfCapture(MIRAI), MIRAI_HOST, 1) : null
  const at = (moment: number): Assessment | null => (whole === null ? null : assessmentAt(whole, moment))

  test('before the first record of the controller all that tells is the download of the bot', () => {
    const { band, contributions } = at(FIRST_C2)?.breachLikelihood ?? {}
    expect(band).toBe('low')
    expect(contributions?.map(({ ruleId }) => ruleId)).toEqual(['', 'unnamed-download'])
  })

  test('during the flood it is, on command and control and on impact', () => {
    const assessment = at(DURING_THE_FLOOD)
    expect(assessment?.breachLikelihood.printed).toBeGreaterThanOrEqual(50)
    expect(stagesWithIndicators(assessment)).toEqual(expect.arrayContaining(['command-and-control', 'impact']))
  })

  test('what the dataset calls a scan goes to one address and one port, and time servers are no scan either', () => {
    expect(whole === null ? [] : rulesOf(whole).filter((rule) => /scan|sweep|fan-out/.test(rule))).toEqual([])
  })

  test.each([7, 500])(
    'cut in %i pieces and stored in between it is the same, finding by finding and score by score',
    (pieces) => {
      const cut = replayInPieces(flowsOfCapture(MIRAI), MIRAI_HOST, pieces)
      expect(historyOf(cut)).toEqual(whole === null ? [] : historyOf(whole))
      const bare = (replay: HostReplay | null): unknown[] =>
        [...(replay?.findings.values() ?? [])]
          .map((finding) => ({ ...finding, evidence: [] }))
          .sort((a, b) => a.id.localeCompare(b.id))
      expect(bare(cut)).toEqual(bare(whole))
    },
  )
})

/** The same attack elsewhere and later: other addresses and ports, another pace, a clock seven years on. */
const variantOf = (
  flows: readonly FlowObservation[],
  pace: number,
): { flows: FlowObservation[]; later: (moment: number) => number } => {
  const start = Math.min(...flows.map(({ startedAt }) => startedAt))
  const shift = 7 * 365 * 24 * HOUR_MS
  const later = (moment: number): number => Math.round(start + (moment - start) * pace) + shift
  const elsewhere = (ip: string): string =>
    ip === MIRAI_HOST
      ? '10.77.3.9'
      : ip.replace(/^\d+\.(\d+)/, (_, second: string) => `${String(90 + (Number(second) % 60))}.${second}`)
  const otherPort = (port: number): number => (port === 6667 ? 4_999 : port)
  const moved = flows.map((flow) => ({
    ...flow,
    startedAt: later(flow.startedAt),
    observedAt: later(flow.startedAt) + flow.durationMs,
    service: flow.service === 'irc' ? '' : flow.service,
    origin: { ...flow.origin, ip: elsewhere(flow.origin.ip) },
    responder: { ...flow.responder, ip: elsewhere(flow.responder.ip), port: otherPort(flow.responder.port) },
  }))
  return { flows: moved, later }
}

describe.skipIf(!hasCaptures())('the same attack with other addresses and ports, seven years later', () => {
  test.each([0.5, 1, 1.5])('at a pace of %f it is in the same bands at the same points of the attack', (pace) => {
    const { flows, later } = variantOf(flowsOfCapture(MIRAI), pace)
    const replay = replayInPieces(flows, '10.77.3.9', 12)
    const bandAt = (moment: number): string | undefined => assessmentAt(replay, later(moment))?.breachLikelihood.band
    expect(bandAt(FIRST_C2)).toBe('low')
    expect(bandAt(DURING_THE_FLOOD)).toBe('critical')
    const last = replay.assessments.at(-1)?.assessment ?? null
    expect(stagesWithIndicators(last)).toEqual(expect.arrayContaining(['command-and-control', 'impact']))
  })
})

describe.skipIf(!hasCaptures())('hosts that look around', () => {
  test.each([
    ['captures/slips-portscan-horizontal/conn.log.gz', '10.0.2.112'],
    ['captures/slips-portscan-vertical/conn.log.gz', '192.168.1.9'],
    ['captures/ctu-002-nmap/conn.log.gz', '172.16.1.11'],
  ])('%s shows lateral movement', (file, ip) => {
    const replay = replayInPieces(flowsOfCapture(file), ip, 3)
    expect(stagesWithIndicators(replay.assessments.at(-1)?.assessment ?? null)).toContain('lateral-movement')
  })
})

describe.skipIf(!hasCaptures())('busy devices nobody breached', () => {
  const SOMFY = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (part) => `benign-iot/iot23-honeypot-7-1-somfy-b3${part}.conn.log.gz`,
  )
  test.each([
    ...SOMFY.map((file) => [file, '192.168.1.158'] as const),
    ['captures/ctu-010-attacked/conn.log.gz', '147.32.83.234'] as const,
  ])('%s stays below 20 at every minute', (file, ip) => {
    expect(peakOf(replayInPieces(flowsOfCapture(file), ip, 1))).toBeLessThan(20)
  })
})
