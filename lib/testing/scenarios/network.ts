import { aFlow, aLookup, anInboundFlow, DEVICE_IP, hostOf, someFlows } from '@/lib/testing/some-flows'
import type { Scenario } from './scenario'

const HOUR_MS = 3_600_000

export const NETWORK_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'horizontal-scan',
    attack: {
      says: 'it knocks at Telnet of thirty hosts',
      records: someFlows(30, 2, (i) => ({ to: hostOf(i), port: 23, result: 'unanswered' })),
    },
    lookAlike: {
      says: 'it asks forty time servers, half of which are down',
      records: someFlows(40, 10, (i) => ({
        to: hostOf(i),
        port: 123,
        transport: 'udp',
        result: i % 2 ? 'answered' : 'unanswered',
      })),
    },
  },
  {
    ruleId: 'vertical-scan',
    attack: {
      says: 'it tries forty ports of a neighbour',
      records: someFlows(40, 1, (i) => ({ to: '192.168.1.77', port: 1 + i, result: 'refused' })),
    },
    lookAlike: {
      says: 'passive FTP opens forty ports that answer',
      records: someFlows(40, 5, (i) => ({ to: '192.168.1.77', port: 50_000 + i })),
    },
  },
  {
    ruleId: 'icmp-sweep',
    attack: {
      says: 'it pings twenty hosts',
      records: someFlows(20, 1, (i) => ({ to: hostOf(i), transport: 'icmp', fromPort: 8, port: 0 })),
    },
    lookAlike: {
      says: 'it pings its gateway all day',
      records: someFlows(300, 1, () => ({ to: '192.168.1.1', transport: 'icmp', fromPort: 8, port: 0 })),
    },
  },
  {
    ruleId: 'unnamed-fan-out',
    attack: {
      says: 'it goes to forty strangers without asking for a name',
      records: [aLookup(0), ...someFlows(40, 2, (i) => ({ after: 20 + i * 2, to: hostOf(i) }))],
    },
    lookAlike: {
      says: 'a browser looks its many hosts up',
      records: someFlows(40, 9, (i) => ({ after: 20 + i * 9, to: hostOf(i) })).flatMap((flow, i) => [
        aLookup(19 + i * 9),
        flow,
      ]),
    },
  },
  {
    ruleId: 'login-guessing',
    attack: {
      says: 'it guesses at the SSH of a neighbour',
      records: someFlows(30, 5, () => ({ to: '192.168.1.77', port: 22, service: 'ssh' })),
    },
    lookAlike: {
      says: 'a backup logs in once and stays',
      records: [aFlow({ to: '192.168.1.77', port: 22, service: 'ssh', lastingMs: 900_000, sent: 9_000_000 })],
    },
  },
  {
    ruleId: 'inbound-guessing',
    attack: {
      says: 'somebody guesses at its Telnet',
      records: someFlows(30, 5, () => ({ from: '198.51.100.4', to: DEVICE_IP, port: 23 })),
    },
    lookAlike: {
      says: 'an administrator stays logged in',
      records: someFlows(12, 20, () => ({ from: '198.51.100.4', to: DEVICE_IP, port: 22, lastingMs: 60_000 })),
    },
  },
  {
    ruleId: 'inbound-scan',
    attack: {
      says: 'somebody tries forty of its ports',
      records: someFlows(40, 2, (i) => ({ from: '198.51.100.4', to: DEVICE_IP, port: 1 + i, result: 'refused' })),
    },
    lookAlike: {
      says: 'many clients use a service of it',
      records: someFlows(80, 2, (i) => ({ from: hostOf(i), to: DEVICE_IP, port: 8_080 })),
    },
  },
  {
    ruleId: 'irc-channel',
    attack: { says: 'it chats', records: [aFlow({ port: 6_667 })] },
    lookAlike: { says: 'a web server on a chat port', records: [aFlow({ port: 6_667, service: 'http' })] },
  },
  {
    ruleId: 'raw-channel',
    attack: { says: 'it speaks nothing known on an odd port', records: someFlows(9, 60, () => ({ port: 4_321 })) },
    lookAlike: { says: 'its broker on the registered port', records: someFlows(9, 60, () => ({ port: 8_883 })) },
  },
  {
    ruleId: 'long-raw-channel',
    attack: {
      says: 'it holds an odd port open for six hours',
      records: [aFlow({ port: 4_321, lastingMs: 6 * HOUR_MS })],
    },
    lookAlike: {
      says: 'its broker stays connected all day',
      records: [aFlow({ port: 8_883, lastingMs: 9 * HOUR_MS })],
    },
  },
  {
    ruleId: 'beaconing',
    attack: {
      says: 'the same message each minute to a bare endpoint',
      records: someFlows(30, 60, () => ({ port: 4_999, sent: 48 })),
    },
    lookAlike: {
      says: 'a person uses an app: irregular and of all sizes',
      records: someFlows(30, 60, (i) => ({
        after: i * 60 + ((i * 37) % 53),
        port: 4_999,
        sent: 100 + ((i * 7_919) % 50_000),
      })),
    },
  },
  {
    ruleId: 'unanswered-beaconing',
    attack: {
      says: 'it calls a dead server every minute',
      records: [
        ...someFlows(12, 67, () => ({ port: 4_321, result: 'unanswered' })),
        aFlow({ after: 810, to: '198.51.100.1' }),
      ],
    },
    lookAlike: {
      says: 'the printer of the house is off',
      records: someFlows(30, 67, () => ({ to: '192.168.1.9', port: 4_321, result: 'unanswered' })),
    },
  },
  {
    ruleId: 'fallback-endpoints',
    attack: {
      says: 'it goes through a list of servers',
      records: someFlows(24, 60, (i) => ({ to: hostOf(i % 6), port: 4_321, result: 'unanswered' })),
    },
    lookAlike: {
      says: 'the servers of its broker take turns',
      records: someFlows(24, 60, (i) => ({ to: hostOf(i % 6), port: 8_883 })),
    },
  },
  {
    ruleId: 'connection-flood',
    attack: {
      says: 'a thousand tries in vain in minutes',
      records: someFlows(1_000, 0.1, () => ({ port: 80, result: 'unanswered' })),
    },
    lookAlike: { says: 'a busy web client is answered', records: someFlows(1_000, 0.1) },
  },
  {
    ruleId: 'packet-flood',
    attack: {
      says: 'nine thousand packets without a reply',
      records: [aFlow({ port: 80, transport: 'udp', result: 'unanswered', sentPackets: 9_000, lastingMs: 2_000 })],
    },
    lookAlike: {
      says: 'video is answered by control packets',
      records: [aFlow({ port: 5_004, transport: 'udp', sentPackets: 90_000, receivedPackets: 12, lastingMs: 60_000 })],
    },
  },
  {
    ruleId: 'bulk-transfer',
    attack: {
      says: 'it sends a hundred megabytes to a bare endpoint',
      records: [aFlow({ port: 9_999, sent: 100_000_000, received: 9 })],
    },
    lookAlike: {
      says: 'what it records is copied to the store in the house',
      records: [aFlow({ to: '192.168.1.5', port: 9_999, sent: 100_000_000, received: 9 })],
    },
  },
  {
    ruleId: 'cleartext-messaging',
    attack: { says: 'MQTT leaves in clear text', records: someFlows(3, 60, () => ({ port: 1_883, service: 'mqtt' })) },
    lookAlike: {
      says: 'MQTT in clear text stays in the house',
      records: [
        ...someFlows(3, 60, () => ({ to: '192.168.1.5', port: 1_883, service: 'mqtt' })),
        anInboundFlow({ after: 300, port: 443 }),
      ],
    },
  },
]
