import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'
import {
  decideRelation,
  type HolderTallies,
  type ModelTally,
  type PlaceTally,
  type SignHolder,
} from './decide-relation'
import { RULE_TRAITS } from './rule-traits'

/** A whole number of the steps in which a last sighting is told. */
const NOW = 480_000 * HOUR_MS
const C2 = { ruleId: 'unanswered-beaconing', subject: '203.0.113.9:4321' }
const CLOUD = { ruleId: 'new-name', subject: 'cloud.example.net' }

const aHolder = (more: Partial<SignHolder> = {}): SignHolder => ({
  deviceId: 'camera-1',
  places: { model: 'C210', segment: 'yard', group: 'cameras', site: 'north' },
  ownBreach: 10,
  firstSeenAt: NOW - 30 * DAY_MS,
  lastSeenAt: NOW,
  ...more,
})

const aPlace = (breached: number, latestAt = NOW, secondAt = NOW): PlaceTally => ({ breached, latestAt, secondAt })

const aModel = (more: Partial<ModelTally> = {}): ModelTally => ({
  suspicious: 0,
  long: 11,
  longSince: NOW - 7 * DAY_MS,
  withinDay: 1,
  devices: 21,
  ...more,
})

const around = (places: Partial<HolderTallies['places']>, model: ModelTally | null = null): HolderTallies => ({
  places: { model: null, segment: null, group: null, site: null, ...places },
  model,
})

const decided = (sign: typeof C2, holder: SignHolder, tallies: HolderTallies) =>
  decideRelation(sign, holder, tallies, CURRENT_POLICY)

describe('breached peers', () => {
  test('are counted where most of them are, not summed', () => {
    const tallies = around({ model: aPlace(2), segment: aPlace(3), group: aPlace(3), site: aPlace(1) })
    expect(decided(C2, aHolder(), tallies)?.up).toEqual({ peers: 3, scope: 'segment', lastSeenAt: NOW })
  })

  test('a device is no peer of itself, and its own last sighting is not theirs', () => {
    const breached = aHolder({ ownBreach: 50 })
    expect(decided(C2, breached, around({ site: aPlace(1) }))).toBeNull()
    const earlier = NOW - 2 * DAY_MS
    expect(decided(C2, breached, around({ site: aPlace(2, NOW, earlier) }))?.up).toMatchObject({
      peers: 1,
      lastSeenAt: earlier,
    })
  })

  test('beyond seven they say no more, so that the eighth is no news for all others', () => {
    const of = (breached: number) => decided(C2, aHolder(), around({ site: aPlace(breached) }))
    expect(of(7)).toEqual(of(700))
  })

  test('their last sighting is told to six hours, later rather than earlier', () => {
    const seen = (at: number) => decided(C2, aHolder(), around({ site: aPlace(1, at) }))?.up?.lastSeenAt
    expect(seen(NOW - 5 * HOUR_MS)).toBe(NOW)
    expect(seen(NOW - 1)).toBe(NOW)
  })

  test('say nothing about what is done to a device, or about a weakness', () => {
    const tallies = around({ site: aPlace(5) })
    expect(decided({ ruleId: 'inbound-scan', subject: '' }, aHolder(), tallies)).toBeNull()
    expect(decided({ ruleId: 'exposed-telnet', subject: '' }, aHolder(), tallies)).toBeNull()
    expect(decided({ ruleId: 'no-such-rule', subject: '' }, aHolder(), tallies)).toBeNull()
  })
})

describe('healthy peers', () => {
  test('lower by their share among the other devices of the model, in twentieths', () => {
    // 10 others of 20
    expect(decided(CLOUD, aHolder(), around({}, aModel()))?.share).toBe(0.5)
    expect(decided(CLOUD, aHolder(), around({}, aModel({ devices: 101 })))?.share).toBe(0.1)
  })

  test('only five and more, that have it for a week', () => {
    expect(decided(CLOUD, aHolder(), around({}, aModel({ long: 6 })))?.share).toBe(0.25)
    expect(decided(CLOUD, aHolder(), around({}, aModel({ long: 5 })))).toBeNull()
    const young = aHolder({ firstSeenAt: NOW - DAY_MS })
    expect(decided(CLOUD, young, around({}, aModel({ long: 5 })))?.share).toBe(0.25)
  })

  test('not when one that has it is suspicious; the device itself may be', () => {
    expect(decided(CLOUD, aHolder(), around({}, aModel({ suspicious: 1 })))).toBeNull()
    expect(decided(CLOUD, aHolder({ ownBreach: 20 }), around({}, aModel({ suspicious: 1 })))?.share).toBe(0.5)
  })

  test('not for an address, and not for what no vendor rolls out', () => {
    expect(
      decided({ ruleId: 'new-destination', subject: '203.0.113.9:443' }, aHolder(), around({}, aModel())),
    ).toBeNull()
    expect(decided({ ruleId: 'dns-tunnel', subject: 'example.net' }, aHolder(), around({}, aModel()))).toBeNull()
  })

  test('not when it came over a fifth of the model within a day, which is said', () => {
    const botnet = decided(CLOUD, aHolder(), around({}, aModel({ devices: 25, withinDay: 5 })))
    expect(botnet).toMatchObject({ share: null, up: null, isSudden: true })
    expect(decided(CLOUD, aHolder(), around({}, aModel({ devices: 26, withinDay: 5 })))?.isSudden).toBe(false)
    // One of five cameras is a fifth, and no botnet.
    expect(decided(C2, aHolder(), around({}, aModel({ devices: 5, withinDay: 4 })))).toBeNull()
  })

  test('a model nobody counted yet says nothing', () => {
    expect(decided(CLOUD, aHolder(), around({}, aModel({ devices: 0, withinDay: 9 })))).toBeNull()
  })
})

describe('whatever is counted', () => {
  const count = fc.nat(40)
  const tallies = fc.record({ suspicious: count, long: count, withinDay: count, devices: count }).map(aModel)

  test('one more breached peer never lowers how many count', () => {
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), fc.nat(100), fc.nat(3), ([a, b, c, d], ownBreach, which) => {
        const of = (counts: readonly number[]) => {
          const [model = 0, segment = 0, group = 0, site = 0] = counts
          const places = { model: aPlace(model), segment: aPlace(segment), group: aPlace(group), site: aPlace(site) }
          return decided(C2, aHolder({ ownBreach }), around(places))?.up?.peers ?? 0
        }
        const counts = [a, b, c, d]
        expect(of(counts.map((n, i) => n + Number(i === which)))).toBeGreaterThanOrEqual(of(counts))
      }),
    )
  })

  test('a share is within 0 and 1, and none is given where it came at once', () => {
    const signs = Object.keys(RULE_TRAITS).map((ruleId) => ({ ruleId, subject: 'cloud.example.net' }))
    fc.assert(
      fc.property(tallies, fc.constantFrom(...signs), fc.option(fc.nat(100)), (model, sign, ownBreach) => {
        const relation = decided(sign, aHolder({ ownBreach }), around({}, model))
        if (relation === null) return
        if (relation.share !== null) {
          expect(relation.share).toBeGreaterThan(0)
          expect(relation.share).toBeLessThanOrEqual(1)
        }
        expect(relation.share !== null && relation.isSudden).toBe(false)
      }),
    )
  })
})
