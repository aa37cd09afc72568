import { beforeAll, describe, expect, test } from 'vitest'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { breachesOf } from '@/lib/simulation/sample/breaches'
import { isUnwatched } from '@/lib/simulation/sample/misfits'
import { deviceOf, devicesOf, sampleStory } from '@/lib/simulation/sample/story'
import { playSample, type PlayedSample } from '@/lib/testing/play-sample'

const story = sampleStory(1, Date.UTC(2026, 10, 23, 19))
const fallen = breachesOf(story).map(({ device }) => device)
const held = devicesOf(story, 'ho-d420', 'meridian').filter(({ id }) => !fallen.some((one) => one.id === id))
const rolledOut = devicesOf(story, 'cv-8').slice(0, 6)
const pumps = devicesOf(story, 'tw-17').slice(0, 2)
const quiet = [deviceOf(story, 'lr-7', 'kestrel', 4), deviceOf(story, 'al-90', 'alder', 2)]
const odd = [deviceOf(story, 'bg-4', 'kestrel', 3), deviceOf(story, 'lm-210', 'kestrel', 5)]

/** Of the 240 only those of whom something is promised are judged: the others cost as much each. */
const watched = [...fallen, ...held.slice(0, 8), ...rolledOut, ...pumps, ...quiet, ...odd].map(({ id }) => id)

let played: PlayedSample
beforeAll(() => {
  played = playSample(story, new Set(watched))
}, 120_000)

const playedOf = ({ id }: { id: string }) => {
  const device = played.devices.get(id)
  const latest = device?.latest ?? null
  if (device === undefined || latest === null) throw new Error(`${id} was not assessed`)
  return { ...device, latest }
}
const breachOf = (device: { id: string }) => playedOf(device).latest.breachLikelihood.printed ?? -1

describe('the sample fleet, through parsers and engine', () => {
  test('nothing of it is rejected or late', () => {
    expect(played).toMatchObject({ rejected: 0, late: 0 })
  })

  test('five cameras fall, and each walks the chain', () => {
    for (const device of fallen) expect(breachOf(device)).toBeGreaterThanOrEqual(75)
    const [first] = fallen
    const seen = new Set(playedOf(first ?? { id: '' }).state.findings.map(({ current }) => current.stage))
    expect(KILL_CHAIN_STAGES.filter((stage) => !seen.has(stage))).toEqual([])
  })

  test('the first fell to the internet, the others to it', () => {
    const entered = fallen.map((device) =>
      playedOf(device)
        .state.findings.filter(({ current }) => current.ruleId === 'login-after-failures')
        .map(({ current }) => current.subject),
    )
    expect(entered).toEqual([['192.0.2.88'], ...Array.from({ length: 4 }, () => [fallen[0]?.ip])])
  })

  test('cameras that were only attacked stay low', () => {
    const attacked = held.slice(0, 8).map((device) => playedOf(device))
    expect(attacked.some(({ rules }) => rules.includes('inbound-guessing'))).toBe(true)
    for (const device of held.slice(0, 8)) expect(breachOf(device)).toBeLessThan(20)
  })

  test('the roll-out shows what an attack would show, and stays low', () => {
    for (const device of rolledOut) {
      expect(playedOf(device).rules).toEqual(
        expect.arrayContaining(['new-listening-port', 'system-file-change', 'new-destination']),
      )
      expect(breachOf(device)).toBeLessThan(20)
    }
  })

  test('the pumps are weak and not breached, badge readers and meters are quiet', () => {
    for (const device of pumps) {
      expect(playedOf(device).latest.threatLevel.printed ?? 0).toBeGreaterThan(40)
      expect(breachOf(device)).toBeLessThan(20)
    }
    for (const device of quiet) expect(breachOf(device)).toBeLessThan(5)
  })

  test('two devices are a question for an analyst', () => {
    for (const device of odd) {
      expect(breachOf(device)).toBeGreaterThanOrEqual(20)
      expect(breachOf(device)).toBeLessThan(50)
    }
  })

  test('four lifts are known by name only', () => {
    expect(devicesOf(story, 'vx-3').filter(isUnwatched)).toHaveLength(4)
  })
})
