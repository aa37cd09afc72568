import type { DeviceEvent, FlowEnd, FlowObservation, Observation } from '@/lib/domain/observation'

/** Evidence is every flow that satisfies a condition. */
export const flowsWhere =
  (matches: (flow: FlowObservation) => boolean) =>
  (observation: Observation): boolean =>
    observation.kind === 'flow' && matches(observation)

const isEnd = (end: FlowEnd, ip: string, port: number): boolean => end.port === port && end.ip === ip

/** Evidence is every flow of the device to one remote endpoint. */
export const flowsTo = (ip: string, port: number): ((observation: Observation) => boolean) =>
  flowsWhere((flow) => isEnd(flow.responder, ip, port))

/** Evidence is every report. */
export const everyReport = (observation: Observation): boolean => observation.kind === 'report'

/** Evidence is every event that satisfies a condition. */
export const eventsWhere =
  (matches: (event: DeviceEvent) => boolean) =>
  (observation: Observation): boolean =>
    observation.kind === 'event' && matches(observation.event)
