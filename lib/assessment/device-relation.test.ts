import { describe, expect, test } from 'vitest'
import type { Arrival } from '@/lib/domain/arrival'
import { SECOND_MS } from '@/lib/domain/time'
import { TEST_ENV } from '@/lib/testing/capture-replay'
import { aFlow, DAY_ONE } from '@/lib/testing/some-arrivals'
import { advanceDevice, rejudge, type AdvanceEnv } from './advance-device'
import type { StoredAssessment } from './assess-device'
import type { DeviceRelation } from './device-relation'
import { newDeviceState, packState, unpackState, type DeviceState } from './device-state'

const C2 = '203.0.113.9:4321'

/** Calls to a controller that is gone, between exchanges with somebody who answers. */
const calls: Arrival[] = Array.from({ length: 60 }, (_, index) => {
  const at = DAY_ONE + index * 40 * SECOND_MS
  return index % 2 === 0
    ? aFlow(at)
    : aFlow(at, { ip: '203.0.113.9', port: 4_321, sourcePort: 41_000 + index, result: 'unanswered' })
})

const aRelation = (peers: number, subject = C2): DeviceRelation => ({
  ruleId: 'unanswered-beaconing',
  subject,
  up: { peers, scope: 'model', lastSeenAt: DAY_ONE },
  share: null,
})

const envWith = (...relations: DeviceRelation[]): AdvanceEnv => ({
  ...TEST_ENV,
  context: { ...TEST_ENV.context, relations },
})

type Taken = { state: DeviceState; assessments: Map<number, StoredAssessment> }

/** Takes the calls in pieces, the state stored in between. */
const take = (env: AdvanceEnv, size: number): Taken => {
  const assessments = new Map<number, StoredAssessment>()
  let state = newDeviceState('camera')
  let cold: Uint8Array | null = null
  for (let start = 0; start < calls.length; start += size) {
    const advance = advanceDevice(state, calls.slice(start, start + size), env)
    if (advance.assessments.removeAt !== null) assessments.delete(advance.assessments.removeAt)
    for (const one of advance.assessments.store) assessments.set(one.assessment.asOf, one)
    const packed = packState(advance.state)
    cold = packed.cold ?? cold
    state = unpackState('camera', { hot: packed.hot, cold, findings: advance.state.findings })
  }
  return { state, assessments }
}

const last = ({ assessments }: Taken): StoredAssessment => {
  const one = [...assessments.values()].at(-1)
  if (one === undefined) throw new Error('nothing was assessed')
  return one
}

const breachOf = (stored: StoredAssessment | null) => {
  if (stored === null) throw new Error('nothing was assessed')
  const { score, printed, contributions } = stored.assessment.breachLikelihood
  return { score: score ?? Number.NaN, printed, contributions }
}

describe('what related devices say', () => {
  test('raises breach likelihood with a line of its own, and leaves the own score', () => {
    const alone = last(take(TEST_ENV, calls.length))
    const related = last(take(envWith(aRelation(3)), calls.length))
    const { contributions, score } = breachOf(related)
    expect(score).toBeGreaterThan(breachOf(alone).score)
    expect(contributions.find(({ kind }) => kind === 'related-devices')).toMatchObject({
      subject: C2,
      related: { scope: 'model', peers: 3, share: null },
    })
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6)
    expect(related.ownBreach).toBe(breachOf(alone).printed)
    expect(alone.ownBreach).toBe(breachOf(alone).printed)
  })

  test('gives the same assessments wherever the records are cut', () => {
    const env = envWith(aRelation(2))
    const scoresOf = (taken: Taken) =>
      [...taken.assessments.values()].map(({ assessment, ownBreach }) => [
        assessment.asOf,
        assessment.inputsHash,
        ownBreach,
      ])
    const whole = scoresOf(take(env, calls.length))
    expect(whole.length).toBeGreaterThan(1)
    for (const size of [1, 4, 23]) expect(scoresOf(take(env, size))).toEqual(whole)
  })

  test('is judged anew when it changed, and is gone when they say it no more', () => {
    const taken = take(TEST_ENV, calls.length)
    const alone = breachOf(last(taken))
    const once = rejudge(taken.state, envWith(aRelation(3)))
    const raised = breachOf(once.latest)
    expect(raised.score).toBeGreaterThan(alone.score)
    const again = rejudge(once.state, envWith(aRelation(3)))
    expect(breachOf(again.latest)).toEqual(raised)
    const over = breachOf(rejudge(again.state, TEST_ENV).latest)
    expect(over.printed).toBe(once.latest?.ownBreach)
    expect(over.contributions.map(({ kind }) => kind)).not.toContain('related-devices')
  })

  test('says nothing of a sign the device does not have', () => {
    const other = take(envWith(aRelation(3, 'elsewhere:4321')), calls.length)
    expect(other.assessments).toEqual(take(TEST_ENV, calls.length).assessments)
  })
})
