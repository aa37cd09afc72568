import { describe, expect, test } from 'vitest'
import type { NetworkObservation } from '@/lib/domain/observation'
import { replayInPieces } from '@/lib/testing/capture-replay'
import { MONITOR_SCENARIOS } from '@/lib/testing/scenarios/monitor'
import { WEB_SCENARIOS } from '@/lib/testing/scenarios/web'
import { DEVICE_IP, START } from '@/lib/testing/some-flows'

/** Every story of web, TLS, SSH and alerts at once, as one sensor would send it. */
const everything: readonly NetworkObservation[] = [...WEB_SCENARIOS, ...MONITOR_SCENARIOS]
  .flatMap(({ attack, lookAlike }) => [...attack.records, ...lookAlike.records])
  .flatMap((record) => (record.kind === 'report' || record.kind === 'event' ? [] : record))
  .sort((a, b) => a.observedAt - b.observedAt)

const historyOf = (records: readonly NetworkObservation[], pieces: number) => {
  const { assessments, findings } = replayInPieces(records, DEVICE_IP, pieces)
  return {
    scores: assessments.map(({ assessment }) => [assessment.asOf, assessment.breachLikelihood.score]),
    // Which of a minute's records are kept as evidence depends on which were at hand.
    findings: [...findings.values()]
      .map((finding) => ({ ...finding, evidence: [] }))
      .sort((a, b) => a.id.localeCompare(b.id)),
  }
}

/** The same records on a clock that begins at 0, as some captures have it. */
const fromZero = everything.map((record) => {
  const observedAt = record.observedAt - START
  return record.kind === 'flow'
    ? { ...record, observedAt, startedAt: record.startedAt - START }
    : { ...record, observedAt }
})

describe('records of web, TLS, SSH and alerts', () => {
  const whole = historyOf(everything, 1)

  test.each([2, 37, 400])('cut in %i pieces and stored in between give the same', (pieces) => {
    expect(historyOf(everything, pieces)).toEqual(whole)
  })

  test('give the same findings on a clock that begins at 0', () => {
    const bare = ({ findings }: typeof whole) => findings.map(({ ruleId, subject, count }) => [ruleId, subject, count])
    expect(bare(historyOf(fromZero, 1)).sort()).toEqual(bare(whole).sort())
  })
})
