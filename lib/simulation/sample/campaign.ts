import { MINUTE_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { aFlow, anEvent, aTry, REFUSED, type Activity, type Flow } from './activity'
import { chanceOf, wholeOf } from './chance'
import type { SampleDevice } from './fleet'
import { breachesOf, GUESSER, type Breach } from './breaches'
import { loadOf } from './loader'
import { clientPortOf } from './ordinary-traffic'
import { devicesOf, hoursBefore, type Story } from './story'

/** The other side, in the documentation ranges of RFC 5737. */
export const CONTROLLER = '192.0.2.201'
const VICTIM = '198.51.100.200'
export const CONTROL_PORT = 5_034
export const BACK_DOOR_PORT = 48_101

/** Somebody looks for Telnet all over the network: every camera of the quay that faces the internet is tried. */
const scanOf = (story: Story): Activity[] =>
  devicesOf(story, 'ho-d420', 'meridian').flatMap(({ id, ip, site }, place) =>
    Array.from({ length: 24 }, (_, index) => {
      const at = hoursBefore(story, 9.6) + place * 4_000 + index * 900
      const port = [2323, 80, 8080, 22, 7547, 5555][index % 6] ?? 80
      const fromPort = clientPortOf(id, 'scan', index)
      return aTry({ site, at, from: `192.0.2.${String(14 + (index >> 3))}`, to: ip, port, fromPort }, REFUSED)
    }),
  )

const WORDS = ['root', 'admin', 'support', 'user', 'guest'] as const

/** One password that is tried: a short session, and what the device says of it. */
const guessOf = (device: SampleDevice, by: string, at: EpochMs, index: number, isRight: boolean): Activity[] => {
  const { site, ip, id } = device
  const flow: Flow = {
    site,
    at,
    from: by,
    to: ip,
    port: 23,
    fromPort: clientPortOf(id, by, index),
    lastingMs: isRight ? 48 * SECOND_MS : wholeOf(2_200, 4_800, id, index),
    sent: isRight ? 2_900 : 74,
    received: isRight ? 1_900 : 210,
  }
  const user = WORDS[index % WORDS.length] ?? 'root'
  const outcome = isRight ? 'success' : 'failure'
  return [
    aFlow(flow),
    anEvent(device, at + 2_000, {
      kind: 'login',
      outcome,
      user: isRight ? 'root' : user,
      sourceIp: by,
      service: 'telnet',
    }),
  ]
}

/** Guesses, one each nine seconds; the last of them is right where the camera falls. */
const guessesOf = (device: SampleDevice, by: string, until: EpochMs, count: number, isLastRight: boolean): Activity[] =>
  Array.from({ length: count }, (_, index) =>
    guessOf(device, by, until - (count - 1 - index) * 9 * SECOND_MS, index, isLastRight && index === count - 1),
  ).flat()

/** Cameras of the same model with a password of their own: they are tried, and hold. */
const heldGuesses = (story: Story): Activity[] => {
  const fallen = new Set(breachesOf(story).map(({ device }) => device.number))
  return devicesOf(story, 'ho-d420', 'meridian')
    .filter(({ number }) => !fallen.has(number) && number <= 14)
    .flatMap((device) => {
      const until = hoursBefore(story, 8.4) + device.number * 3 * MINUTE_MS
      return guessesOf(device, GUESSER, until, wholeOf(14, 26, story.seed, device.id, 'guesses'), false)
    })
}

/** It looks for others: the neighbours on its network, and strangers. */
const searchOf = ({ device, at }: Breach): Activity[] => {
  const { site, ip, id } = device
  return Array.from({ length: 180 }, (_, index) => {
    const isNear = index % 3 === 0
    const to = isNear
      ? `10.20.1.${String(60 + index)}`
      : `198.51.100.${String(101 + wholeOf(0, 90, id, 'stranger', index))}`
    const triedAt = at + 12 * MINUTE_MS + index * 2_500 + Math.round(chanceOf(id, 'try', index) * 900)
    return aTry({ site, at: triedAt, from: ip, to, port: 23, fromPort: clientPortOf(id, 'try', index) })
  })
}

/** Towards noon some are told to flood somebody. */
const floodOf = (story: Story, { device, floods }: Breach): Activity[] => {
  if (!floods) return []
  const { site, ip, id } = device
  return Array.from({ length: 12 }, (_, index) =>
    aFlow({
      site,
      at: hoursBefore(story, 3) + index * 25 * SECOND_MS + wholeOf(0, 2_000, id, 'flood', index),
      from: ip,
      to: VICTIM,
      port: 80,
      fromPort: clientPortOf(id, 'flood', index),
      transport: 'udp',
      state: ['S0', 'D'],
      lastingMs: 20 * SECOND_MS,
      sent: 25_000_000,
      received: 0,
      sentPackets: 24_000,
      receivedPackets: 0,
    }),
  )
}

/** All that the campaign does but its beacons, in the order of time. */
export const campaignOf = (story: Story): Activity[] => {
  const taken = breachesOf(story).flatMap((breach) => [
    ...guessesOf(breach.device, breach.by, breach.at, 34, true),
    ...loadOf(breach),
    ...searchOf(breach),
    ...floodOf(story, breach),
  ])
  return [...scanOf(story), ...heldGuesses(story), ...taken].sort((a, b) => a.at - b.at)
}

/** The session of one question for orders. */
export const beaconOf = ({ device }: Breach, at: EpochMs, index: number): Activity =>
  aFlow({
    site: device.site,
    at,
    from: device.ip,
    to: CONTROLLER,
    port: CONTROL_PORT,
    fromPort: clientPortOf(device.id, 'beacon', index),
    lastingMs: 900,
    sent: 62,
    received: 41,
  })
