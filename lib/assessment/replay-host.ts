import type { FlowObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { advanceDevice, type AdvanceEnv } from './advance-device'
import type { StoredAssessment } from './assess-device'
import { attributeFlow, type SpaceView } from './attribute-flow'
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

/** Takes some flows of a capture through the same engine that serves live devices. Changes `replay`. */
export const replayFlows = (
  replay: HostReplay,
  flows: readonly FlowObservation[],
  space: SpaceView,
  env: AdvanceEnv,
): void => {
  const arrivals = flows.flatMap((observation) =>
    attributeFlow(observation, space)
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
  replay.assessments = [...replay.assessments.filter(({ assessment }) => assessment.asOf !== removeAt), ...store]
  for (const id of advance.findings.remove) replay.findings.delete(id)
  for (const { current } of advance.findings.write) replay.findings.set(current.id, current)
  replay.recordTimes.push(...arrivals.map(({ observation }) => observation.observedAt))
}
