import { aFlow, aLookup, anInboundFlow, DEVICE_IP, hostOf, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import type { Scenario } from './scenario'

const HOUR_S = 3_600
const STRANGER_IP = '198.51.100.44'

/** A day and more with one cloud. */
const daily = someFlows(30, HOUR_S)

/** Four days of a megabyte each. */
const fourDays = someFlows(96, HOUR_S, () => ({ sent: 40_000 }))

const neighbourOf = (index: number): string => `192.168.1.${String(100 + index)}`

export const CONTACT_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'slow-scan',
    attack: {
      says: 'it knocks at a host every ten minutes, all day',
      records: someFlows(110, 600, (i) => ({ to: hostOf(i), port: 2_323, result: 'unanswered' })),
    },
    lookAlike: {
      says: 'a controller looks for its forty devices each hour',
      records: someFlows(400, 90, (i) => ({ to: neighbourOf(i % 40), port: 8_081, result: 'unanswered' })),
    },
  },
  {
    ruleId: 'failing-contacts',
    attack: {
      says: 'it guesses at hosts on all kinds of ports',
      records: someFlows(20, 60, (i) => ({ to: hostOf(i), port: 1_000 + i, result: 'unanswered' })),
    },
    lookAlike: {
      says: 'a browser, some of whose servers are gone',
      records: someFlows(40, 20, (i) => ({ to: hostOf(i), result: i % 3 === 0 ? 'unanswered' : 'answered' })),
    },
  },
  {
    ruleId: 'unnamed-peers',
    attack: {
      says: 'it joins a swarm',
      records: [
        aLookup(0),
        ...someFlows(60, 4, (i) => ({ after: 10 + i * 4, to: hostOf(i), port: 10_000 + i, transport: 'udp' })),
      ],
    },
    lookAlike: {
      says: 'a video call through a few relays',
      records: [
        aLookup(0),
        ...someFlows(200, 3, (i) => ({ after: 10 + i * 3, to: hostOf(i % 6), port: 3_478, transport: 'udp' })),
      ],
    },
  },
  {
    ruleId: 'unusual-upload',
    attack: {
      says: 'on the fifth day it sends two hundred megabytes',
      records: [...fourDays, aFlow({ after: 97 * HOUR_S, sent: 200_000_000 })],
    },
    lookAlike: {
      says: 'a camera sends two hundred megabytes every day',
      records: someFlows(120, HOUR_S, () => ({ sent: 9_000_000 })),
    },
  },
  {
    ruleId: 'peer-logins',
    attack: {
      says: 'it logs in to five neighbours',
      records: someFlows(5, 60, (i) => ({ to: neighbourOf(i), port: 22, service: 'ssh', lastingMs: 40_000 })),
    },
    lookAlike: {
      says: 'a controller finds its devices over the web on its first day, and the store its backups go to',
      records: [
        ...someFlows(30, 60, (i) => ({ to: neighbourOf(i), port: 80, service: 'http' })),
        ...someFlows(5, 60, () => ({ to: neighbourOf(60), port: 445, sent: 90_000 })),
      ],
    },
  },
  {
    ruleId: 'new-destination',
    attack: {
      says: 'after a day it talks to a host it never talked to',
      records: [...daily, aFlow({ after: 30 * HOUR_S, to: STRANGER_IP, port: 4_444 })],
    },
    lookAlike: {
      says: 'another port of its own cloud',
      records: [...daily, aFlow({ after: 30 * HOUR_S, port: 8_883 })],
    },
  },
  {
    ruleId: 'call-back',
    attack: {
      says: 'a stranger tries it, and it fetches something from him',
      records: [
        anInboundFlow({ from: STRANGER_IP, fromPort: 50_505, port: 8_080 }),
        aFlow({ after: 5, to: STRANGER_IP, port: 8_000, received: 90_000 }),
      ],
    },
    lookAlike: {
      says: 'a session with its cloud seen from the middle, then an ordinary one',
      records: [
        anInboundFlow({ from: OUTSIDE_IP, fromPort: 443, port: 40_123, result: 'partial' }),
        aFlow({ after: 5 }),
        anInboundFlow({ after: 9, from: STRANGER_IP, fromPort: 50_505, port: 8_080, result: 'refused' }),
      ],
    },
  },
  {
    ruleId: 'relayed-sessions',
    attack: {
      says: 'what comes in goes on to somebody else',
      records: Array.from({ length: 20 }, (_, i) => {
        const load = { sent: 3_000 + i * 500, received: 90_000 + i * 7_000 }
        const inbound = anInboundFlow({ after: i * 60, from: hostOf(i), port: 1_080, ...load, lastingMs: 9_000 })
        const onward = aFlow({ after: i * 60 + 1, to: hostOf(500 + i), ...load, lastingMs: 7_000 })
        return [inbound, onward]
      }).flat(),
    },
    lookAlike: {
      says: 'people look at its page while it sends to its cloud',
      records: Array.from({ length: 20 }, (_, i) => [
        anInboundFlow({ after: i * 60, from: hostOf(i), port: 443, sent: 2_000, received: 40_000 + i * 999 }),
        aFlow({ after: i * 60 + 1, sent: 300_000, received: 900 }),
      ]).flat(),
    },
  },
  {
    ruleId: 'unnamed-download',
    attack: {
      says: 'it fetches programs from an address',
      records: someFlows(3, 20, () => ({ port: 80, service: 'http', sent: 150, received: 128_000 })),
    },
    lookAlike: {
      says: 'its update comes from a name',
      records: [
        aLookup(0),
        ...someFlows(3, 20, (i) => ({ after: 2 + i * 20, port: 80, service: 'http', sent: 150, received: 900_000 })),
      ],
    },
  },
  {
    ruleId: 'direct-mail',
    attack: {
      says: 'it delivers to ten mail servers',
      records: someFlows(10, 20, (i) => ({ to: hostOf(i), port: 25, service: 'smtp', sent: 4_000 })),
    },
    lookAlike: {
      says: 'it hands its mail to one server over submission, and to one in the house',
      records: [
        ...someFlows(10, 60, () => ({ port: 587, service: 'smtp', sent: 4_000 })),
        ...someFlows(3, 60, () => ({ from: DEVICE_IP, to: '192.168.1.25', port: 25, service: 'smtp' })),
      ],
    },
  },
]
