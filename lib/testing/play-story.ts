import { advanceDevice, sweepSilence } from '@/lib/assessment/advance-device'
import { attributeRecord } from '@/lib/assessment/attribute-record'
import { newDeviceState, type DeviceState } from '@/lib/assessment/device-state'
import { minuteEndOf } from '@/lib/domain/time'
import type { Arrival } from '@/lib/domain/arrival'
import type { Observation } from '@/lib/domain/observation'
import type { Outcome } from '@/lib/detection/rule'
import { ruleOf } from '@/lib/detection/registry'
import { TEST_ENV } from './capture-replay'
import type { Story } from './scenarios/scenario'
import { DEVICE_IP } from './some-flows'
import { throughParsers } from './through-parsers'

const arrivalsOf = (observation: Observation, index: number, ip: string): Arrival[] => {
  const receivedAt = observation.observedAt
  if (observation.kind === 'report') {
    return [{ observation, receivedAt, live: true, key: `key${String(index).padStart(5, '0')}` }]
  }
  if (observation.kind === 'event') return [{ observation, receivedAt, live: true }]
  return attributeRecord(observation, { networks: [], listed: new Set([ip]) })
    .filter(({ address }) => address === ip)
    .map(({ side, zone }) => ({ observation, receivedAt, live: true, side, zone, sensor: 'tap', shared: false }))
}

/** What the engine made of a story: the device as it is afterwards, and what a rule says of it then. */
export type Played = { state: DeviceState; outcomeOf: (ruleId: string) => Outcome }

/** Takes the records of a story of the device at `ip` as text through parsers and engine, then lets silence pass. */
export const playStory = ({ records, until }: Story, ip = DEVICE_IP): Played => {
  const sorted = records.map(throughParsers).sort((a, b) => a.observedAt - b.observedAt)
  const arrivals = sorted.flatMap((observation, index) => arrivalsOf(observation, index, ip))
  const advanced = advanceDevice(newDeviceState('device'), arrivals, TEST_ENV)
  const { state } = until === undefined ? advanced : sweepSilence(advanced.state, until, TEST_ENV)
  const at = minuteEndOf(until ?? state.facts.clock ?? 0)
  return {
    state,
    outcomeOf: (ruleId) => {
      const rule = ruleOf(ruleId)
      if (rule === null) throw new Error(`there is no rule ${ruleId}`)
      return rule.evaluate(state.facts, at)
    },
  }
}
