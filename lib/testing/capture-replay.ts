import { createHash } from 'node:crypto'
import type { AdvanceEnv } from '@/lib/assessment/advance-device'
import type { StoredAssessment } from '@/lib/assessment/assess-device'
import { assessAt } from '@/lib/assessment/assess-at'
import { EMPTY_DEVICE_CONTEXT } from '@/lib/assessment/device-context'
import { packState, unpackState } from '@/lib/assessment/device-state'
import { newHostReplay, replayRecords, type HostReplay } from '@/lib/assessment/replay-host'
import type { Assessment } from '@/lib/domain/assessment'
import type { FlowObservation, NetworkObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { parseZeekConn } from '@/lib/ingest/zeek/parse-zeek-conn'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'
import { captureLines } from './captures'

/** The engine's environment of tests: today's policy, nothing known of the world around the device. */
export const TEST_ENV: AdvanceEnv = {
  policy: CURRENT_POLICY,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  context: EMPTY_DEVICE_CONTEXT,
}

/** The flows of a conn log of the shared captures. */
export const flowsOfCapture = (file: string): readonly FlowObservation[] =>
  parseZeekConn(captureLines(file), null).records

/** The state of a device as it comes back from storage. */
const throughStorage = (
  replay: HostReplay,
  cold: Uint8Array | null,
): { replay: HostReplay; cold: Uint8Array | null } => {
  const packed = packState(replay.state)
  const kept = packed.cold ?? cold
  const state = unpackState(replay.state.deviceId, { hot: packed.hot, cold: kept, findings: replay.state.findings })
  return { replay: { ...replay, state }, cold: kept }
}

/** Replays a host of a capture cut into `pieces`, its state stored and loaded between them. */
export const replayInPieces = (flows: readonly NetworkObservation[], ip: string, pieces: number): HostReplay => {
  const space = { networks: [], listed: new Set([ip]) }
  const size = Math.ceil(flows.length / pieces)
  let replay = newHostReplay(ip)
  let cold: Uint8Array | null = null
  for (let start = 0; start < flows.length; start += size) {
    replayRecords(replay, flows.slice(start, start + size), space, TEST_ENV)
    ;({ replay, cold } = throughStorage(replay, cold))
  }
  return replay
}

/** The assessment that holds at a moment: the last stored one, aged; null before the first. */
export const assessmentAt = (replay: HostReplay, at: EpochMs): Assessment | null => {
  const stored: StoredAssessment | undefined = replay.assessments.findLast(({ assessment }) => assessment.asOf <= at)
  if (stored === undefined) return null
  const { inputsHash } = stored.assessment
  return assessAt({ inputs: stored.inputs, inputsHash, policy: CURRENT_POLICY }, at)
}
