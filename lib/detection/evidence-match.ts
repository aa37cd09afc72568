import type { NetworkRecord } from '@/lib/domain/network-record'
import type {
  DeviceEvent,
  FlowObservation,
  FlowResult,
  Observation,
  ReportObservation,
  Transport,
} from '@/lib/domain/observation'
import type { FlowFacts } from './facts/facts'

type Selector = (observation: Observation) => boolean

/** Evidence is every flow that satisfies a condition. */
export const flowsWhere =
  (matches: (flow: FlowObservation) => boolean): Selector =>
  (observation) =>
    observation.kind === 'flow' && matches(observation)

/** Evidence is every flow of the device, not those to it, that satisfies a condition. */
export const flowsOut = ({ ownIp }: FlowFacts, matches: (flow: FlowObservation) => boolean): Selector =>
  flowsWhere((flow) => flow.responder.ip !== ownIp && matches(flow))

/** Evidence is every flow to the device that satisfies a condition. */
export const flowsIn = ({ ownIp }: FlowFacts, matches: (flow: FlowObservation) => boolean): Selector =>
  flowsWhere((flow) => flow.responder.ip === ownIp && matches(flow))

/** Evidence is every flow of the device to one remote endpoint, or those of one result. */
export const flowsTo = (ip: string, port: number, transport: Transport, result?: FlowResult): Selector =>
  flowsWhere((flow) => {
    const { responder } = flow
    const isTo = responder.port === port && responder.ip === ip && flow.transport === transport
    return isTo && (result === undefined || flow.result === result)
  })

/** Evidence is every report that satisfies a condition. */
export const reportsWhere =
  (matches: (report: ReportObservation) => boolean): Selector =>
  (observation) =>
    observation.kind === 'report' && matches(observation)

/** Evidence is every event that satisfies a condition. */
export const eventsWhere =
  (matches: (event: DeviceEvent) => boolean): Selector =>
  (observation) =>
    observation.kind === 'event' && matches(observation.event)

/** Evidence is every record of one kind of a monitor's logs that satisfies a condition. */
export const recordsWhere =
  <Kind extends NetworkRecord['kind']>(
    kind: Kind,
    matches: (record: Extract<NetworkRecord, { kind: Kind }>) => boolean,
  ): Selector =>
  (observation) =>
    observation.kind === kind && matches(observation as Extract<NetworkRecord, { kind: Kind }>)

/** Evidence is what satisfies one of several selectors. */
export const anyOf =
  (...selectors: readonly Selector[]): Selector =>
  (observation) =>
    selectors.some((isEvidence) => isEvidence(observation))
