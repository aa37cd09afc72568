import type { NetworkObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { advanceDevice, type AdvanceEnv } from './advance-device'
import type { StoredAssessment } from './assess-device'
import { attributeRecord, type SpaceView } from './attribute-record'
import { newDeviceState, type DeviceState, type FindingState } from './device-state'

/** A host of a capture on its way through the engine, in capture time. */
export type HostReplay = {
  ip: string
  state: DeviceState
  assessments: StoredAssessment[]
  findings: Map<string, FindingState>
  /** Times of the records of the host, in the order they came. */
  recordTimes: EpochMs[]
}

export const newHostReplay = (ip: string): HostReplay => ({
  ip,
  state: newDeviceState(ip),
  assessments: [],
  findings: new Map(),
  recordTimes: [],
})

/** Takes some records of a capture through the same engine that serves live devices. Changes `replay`. */
export const replayRecords = (
  replay: HostReplay,
  records: readonly NetworkObservation[],
  space: SpaceView,
  env: AdvanceEnv,
): void => {
  const arrivals = records.flatMap((observation) =>
    attributeRecord(observation, space)
      .filter(({ address }) => address === replay.ip)
      .map(({ side, zone }) => ({
        observation,
        receivedAt: observation.observedAt,
        live: false,
        side,
        zone,
        sensor: 'replay',
        shared: false,
      })),
  )
  if (arrivals.length === 0) return
  const advance = advanceDevice(replay.state, arrivals, env)
  const { removeAt, store } = advance.assessments
  // The provisional assessment of the open minute is always the last one.
  if (removeAt !== null && replay.assessments.at(-1)?.assessment.asOf === removeAt) replay.assessments.pop()
  replay.assessments.push(...store)
  for (const id of advance.findings.remove) replay.findings.delete(id)
  for (const { current } of advance.findings.write) replay.findings.set(current.id, current)
  replay.recordTimes.push(...arrivals.map(({ observation }) => observation.observedAt))
}
