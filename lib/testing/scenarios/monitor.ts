import { DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert, anSshSession, aRequest, aTlsSession } from '@/lib/testing/some-records'
import type { Scenario } from './scenario'

const ATTACKER = '198.51.100.4'
const SCANNER = '192.168.1.66'

/** Requests to the device. */
const inbound = { to: DEVICE_IP, port: 80 } as const

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

export const MONITOR_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'odd-tls',
    attack: {
      says: 'it trusts a certificate made at home, without asking for a name',
      records: times(3, (i) =>
        aTlsSession({ after: i * 60, to: ATTACKER, serverName: '', selfSigned: true, subject: 'CN=a', issuer: 'CN=a' }),
      ),
    },
    lookAlike: {
      says: 'the hub of the house has a certificate made at home',
      records: times(30, (i) =>
        aTlsSession({ after: i * 60, to: '192.168.1.9', port: 8_443, serverName: '', selfSigned: true }),
      ),
    },
  },
  {
    ruleId: 'malware-alert',
    attack: {
      says: 'Suricata recognises the control traffic of a bot',
      records: times(3, (i) =>
        anAlert({
          after: i * 60,
          to: ATTACKER,
          port: 6_667,
          message: 'ET MALWARE Bot Checkin',
          category: 'malware command and control activity detected',
          priority: 1,
        }),
      ),
    },
    lookAlike: {
      says: 'a listed address knocks, and the decoder complains',
      records: times(30, (i) => i).flatMap((i) => [
        anAlert({
          ...inbound,
          after: i * 9,
          from: ATTACKER,
          message: 'ET DROP Listed Traffic Inbound group 1',
          category: 'misc attack',
          priority: 2,
        }),
        anAlert({
          after: i * 9 + 1,
          message: 'SURICATA STREAM Packet with invalid timestamp',
          category: 'generic protocol command decode',
        }),
      ]),
    },
  },
  {
    ruleId: 'mining-alert',
    attack: {
      says: 'it logs in to a mining pool',
      records: times(4, (i) =>
        anAlert({
          after: i * 60,
          to: ATTACKER,
          port: 3_333,
          message: 'ET COINMINER Crypto Coin Miner Login',
          category: 'crypto currency mining activity detected',
          priority: 2,
        }),
      ),
    },
    lookAlike: {
      says: 'its requests break a rule of the house',
      records: times(9, (i) =>
        anAlert({ after: i * 60, category: 'potential corporate privacy violation', priority: 1 }),
      ),
    },
  },
  {
    ruleId: 'attack-alert',
    attack: {
      says: 'Zeek sees it scan, Suricata sees it attack',
      records: [
        anAlert({
          engine: 'zeek',
          signature: 'Scan::Port_Scan',
          message: 'it scanned',
          category: 'notice',
        }),
        anAlert({ after: 9, to: hostOf(3), port: 80, category: 'web application attack', priority: 1 }),
      ],
    },
    lookAlike: {
      says: 'Zeek finds its packets weird and a certificate expired',
      records: times(20, (i) => i).flatMap((i) => [
        anAlert({ after: i * 9, engine: 'zeek', signature: 'data_before_established', category: 'weird', priority: 4 }),
        anAlert({ after: i * 9 + 1, engine: 'zeek', signature: 'SSL::Certificate_Expired', category: 'notice' }),
      ]),
    },
  },
  {
    ruleId: 'inbound-attack-alert',
    attack: {
      says: 'somebody tries an exploit on it',
      records: [
        anAlert({ ...inbound, from: ATTACKER, category: 'attempted administrator privilege gain', priority: 1 }),
      ],
    },
    lookAlike: {
      says: 'a listed address knocks',
      records: times(9, (i) =>
        anAlert({ ...inbound, after: i * 9, from: ATTACKER, category: 'misc attack', priority: 2 }),
      ),
    },
  },
  {
    ruleId: 'login-guessing',
    attack: {
      says: 'where only SSH is logged, it guesses at the SSH of a neighbour',
      records: times(30, (i) => anSshSession({ after: i * 5, to: '192.168.1.77', success: false })),
    },
    lookAlike: {
      says: 'where only SSH is logged, a backup logs in every minute',
      records: times(60, (i) => anSshSession({ after: i * 60, to: '192.168.1.77' })),
    },
  },
  {
    ruleId: 'inbound-guessing',
    attack: {
      says: 'somebody guesses at its web page',
      records: times(30, (i) => aRequest({ ...inbound, after: i * 5, from: ATTACKER, uri: '/admin', status: 401 })),
    },
    lookAlike: {
      says: 'a recorder is asked for its password before each picture',
      records: times(120, (i) =>
        aRequest({ ...inbound, after: i * 4, from: SCANNER, uri: '/picture', status: i % 2 === 0 ? 401 : 200 }),
      ),
    },
  },
  {
    ruleId: 'login-after-failures',
    attack: {
      says: 'Zeek sees somebody fail over SSH, then get in',
      records: [
        ...times(12, (i) => anSshSession({ after: i * 5, from: ATTACKER, to: DEVICE_IP, success: false })),
        anSshSession({ after: 90, from: ATTACKER, to: DEVICE_IP }),
      ],
    },
    lookAlike: {
      says: 'a person is asked for the web password once and mistypes it twice',
      records: [401, 401, 401, 200, 200, 200].map((status, i) =>
        aRequest({ ...inbound, after: i * 9, from: SCANNER, uri: '/admin', status }),
      ),
    },
  },
  {
    ruleId: 'login-after-failures',
    attack: {
      says: 'fifteen refusals of its web page, then an answer',
      records: times(16, (i) =>
        aRequest({ ...inbound, after: i * 5, from: ATTACKER, uri: '/admin', status: i < 15 ? 401 : 200 }),
      ),
    },
    lookAlike: {
      says: 'thirty refusals of one page, while another is open to everybody',
      records: times(40, (i) =>
        aRequest({
          ...inbound,
          after: i * 5,
          from: ATTACKER,
          uri: i % 4 === 3 ? '/logo.svg' : '/admin',
          status: i % 4 === 3 ? 200 : 401,
        }),
      ),
    },
  },
  {
    ruleId: 'outdated-tls',
    attack: {
      says: 'it lets a browser in with TLS 1.0',
      records: [aTlsSession({ from: SCANNER, to: DEVICE_IP, version: '1.0', serverName: '' })],
    },
    lookAlike: {
      says: 'it refuses a browser that has only TLS 1.0',
      records: [aTlsSession({ from: SCANNER, to: DEVICE_IP, version: '1.0', serverName: '', established: false })],
    },
  },
]
