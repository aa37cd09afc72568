import { describe, expect, test } from 'vitest'
import { toIso } from '@/lib/domain/time'
import { flowsOfCapture, replayInPieces } from '@/lib/testing/capture-replay'
import { hasCaptures } from '@/lib/testing/captures'
import type { HostReplay } from './replay-host'

/** What an analyst would read of a replayed capture; changing it is a reviewed act. */
const readable = (replay: HostReplay): string => {
  const assessments = replay.assessments.map(({ assessment }) => ({
    asOf: toIso(assessment.asOf),
    breach: assessment.breachLikelihood.printed,
    threat: assessment.threatLevel.printed,
    stages: assessment.stages.filter(({ status }) => status === 'indicators').map(({ stage }) => stage),
  }))
  const findings = [...replay.findings.values()]
    .sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1))
    .map(({ ruleId, subject, confidence, firstSeenAt, lastSeenAt, summary }) => ({
      rule: `${ruleId} ${subject}`.trim(),
      confidence: Math.round(confidence * 100) / 100,
      seen: `${toIso(firstSeenAt)} to ${toIso(lastSeenAt)}`,
      summary,
    }))
  return `${JSON.stringify({ assessments, findings }, null, 1)}\n`
}

/** IoT-23 (Garcia, Parmisano, Erquiaga 2020), CC BY 4.0: what follows from it may be kept here. */
describe.skipIf(!hasCaptures())('the assessments of captures, as reviewed', () => {
  test.each([
    ['mirai', 'captures/iot23-34-1-mirai/conn.log.gz', '192.168.1.195'],
    ['somfy', 'benign-iot/iot23-honeypot-7-1-somfy-b3a.conn.log.gz', '192.168.1.158'],
  ])('%s', async (name, file, ip) => {
    await expect(readable(replayInPieces(flowsOfCapture(file), ip, 4))).toMatchFileSnapshot(`golden/${name}.json`)
  })
})
