import { expect, test } from 'vitest'
import type { NetworkObservation } from '@/lib/domain/observation'
import { replayInPieces } from '@/lib/testing/capture-replay'
import { CONTACT_SCENARIOS } from '@/lib/testing/scenarios/contacts'
import { NAME_SCENARIOS } from '@/lib/testing/scenarios/names'
import { aFlow, anInboundFlow, DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import type { HostReplay } from './replay-host'

const isNetwork = (record: { kind: string }): record is NetworkObservation =>
  record.kind !== 'report' && record.kind !== 'event'

/** Exchanges logged in halves, of which a cut may fall between the two. */
const inHalves = Array.from({ length: 60 }, (_, i): NetworkObservation[] => [
  aFlow({ after: i * 50, to: hostOf(i), port: 4_000, fromPort: 50_000 + i, result: 'unanswered', sent: 300 }),
  anInboundFlow({
    after: i * 50 + 0.1,
    from: hostOf(i),
    fromPort: 4_000,
    port: 50_000 + i,
    result: 'unanswered',
    sent: 90_000,
  }),
]).flat()

/** Everything names and contacts are made of, in one stream. */
const records = [...NAME_SCENARIOS, ...CONTACT_SCENARIOS]
  .flatMap(({ attack, lookAlike }) => [...attack.records, ...lookAlike.records].filter(isNetwork))
  .concat(inHalves)
  .sort((a, b) => a.observedAt - b.observedAt)

const readable = ({ assessments, findings }: HostReplay) => ({
  history: assessments.map(({ assessment }) => [assessment.asOf, assessment.breachLikelihood.score]),
  findings: [...findings.values()]
    .map((finding) => ({ ...finding, evidence: [] }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
})

const whole = readable(replayInPieces(records, DEVICE_IP, 1))

test('all of them are found in one stream', () => {
  const rules = new Set(whole.findings.map(({ ruleId }) => ruleId))
  expect(rules.size).toBeGreaterThan(10)
})

test.each([2, 13, 400])('cut in %i pieces and stored in between, names and contacts judge the same', (pieces) => {
  expect(readable(replayInPieces(records, DEVICE_IP, pieces))).toEqual(whole)
})
