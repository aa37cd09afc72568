import { describe, expect, test } from 'vitest'
import { parseEve } from './parse-eve'

const AT = '2021-06-06T16:00:00.500000+0200'
const SEEN_AT = Date.UTC(2021, 5, 6, 14, 0, 0, 500)
const ENDS = { src_ip: '192.0.2.10', src_port: 40_000, dest_ip: '203.0.113.9', dest_port: 80, proto: 'TCP' }
const CLIENT = { ip: '192.0.2.10', port: 40_000 }
const SERVER = { ip: '203.0.113.9', port: 80 }

const line = (event_type: string, said: object): string =>
  JSON.stringify({ timestamp: AT, flow_id: 1_374_195_536_821_504, event_type, ...ENDS, ...said })
const only = (event_type: string, said: object): unknown => {
  const { records, rejects } = parseEve([line(event_type, said)])
  expect(rejects).toEqual([])
  return records[0]
}

describe('look-ups', () => {
  const answer = { type: 'answer', rrname: 'A.example', rrtype: 'A', rcode: 'NOERROR' }
  const found = { kind: 'dns', observedAt: SEEN_AT, query: 'a.example', queryType: 'A', result: 'answered' }
  const addresses = [{ ip: '192.0.2.7', ttlMs: 60_000 }]

  test.each<[string, object, object]>([
    ['version 1', { ...answer, ttl: 60, rdata: '192.0.2.7' }, { ...found, addresses }],
    [
      'version 2',
      {
        version: 2,
        ...answer,
        answers: [
          { rrtype: 'CNAME', rdata: 'b' },
          { rrtype: 'A', ttl: 60, rdata: '192.0.2.7' },
        ],
      },
      { ...found, addresses },
    ],
    [
      'version 2, grouped alone',
      { version: 2, ...answer, grouped: { A: ['192.0.2.7'] } },
      { ...found, addresses: [{ ip: '192.0.2.7', ttlMs: 0 }] },
    ],
    [
      'version 3',
      { version: 3, type: 'response', rcode: 'NXDOMAIN', queries: [{ rrname: 'a.example', rrtype: 'A' }] },
      { ...found, result: 'nxdomain', addresses: [] },
    ],
    ['a failure', { ...answer, rcode: 'SERVFAIL' }, { result: 'failed' }],
  ])('%s', (_, dns, expected) => {
    expect(only('dns', { dest_port: 53, dns })).toMatchObject({ ...expected, origin: CLIENT, responder: { port: 53 } })
  })

  test('the one on port 53 is the resolver, whichever the record names first', () => {
    expect(only('dns', { src_port: 53, dest_port: 40_001, dns: answer })).toMatchObject({
      origin: { ip: '203.0.113.9', port: 40_001 },
      responder: { ip: '192.0.2.10', port: 53 },
    })
  })

  test.each([['query'], ['request']])('the record of a %s counts once, with its answer', (type) => {
    expect(parseEve([line('dns', { dns: { ...answer, type } })])).toMatchObject({ records: [], ignored: 1 })
  })
})

test.each<[string, object, object]>([
  [
    'http',
    {
      http: {
        hostname: 'A.example',
        url: '/x?token=hunter2',
        http_user_agent: 'Wget',
        http_method: 'GET',
        status: 200,
        length: 9,
        http_content_type: 'text/html; charset=x',
      },
    },
    {
      kind: 'http',
      observedAt: SEEN_AT,
      origin: CLIENT,
      responder: SERVER,
      host: 'a.example',
      uri: '/x?token=[redacted]',
      status: 200,
      responseBytes: 9,
      responseType: 'text/html',
    },
  ],
  [
    'http',
    {
      http: {
        version: '2',
        request_headers: [
          { name: ':method', value: 'GET' },
          { name: ':path', value: '/b' },
          { name: ':authority', value: 'h' },
        ],
        response_headers: [{ name: ':status', value: '404' }],
      },
    },
    { method: 'GET', uri: '/b', host: 'h', status: 404 },
  ],
  [
    'tls',
    {
      tls: {
        version: 'TLS 1.2',
        sni: 'A.example',
        subject: 'CN=a',
        issuerdn: 'CN=a',
        notafter: '2022-03-20T09:44:08',
        ja3: { hash: 'x' },
      },
    },
    {
      kind: 'tls',
      version: '1.2',
      serverName: 'a.example',
      established: true,
      selfSigned: true,
      notAfter: Date.UTC(2022, 2, 20, 9, 44, 8),
      fingerprint: 'x',
    },
  ],
  ['tls', { tls: { version: 'UNDETERMINED' } }, { version: '', established: false, selfSigned: null }],
  ['tls', { tls: { version: 'TLSv1', ja4: 't10', ja3: {} } }, { version: '1.0', fingerprint: 't10' }],
  [
    'ssh',
    { ssh: { client: { proto_version: '2.0', software_version: 'libssh2_1.11.0' } } },
    { kind: 'ssh', success: null, attempts: null, client: 'SSH-2.0-libssh2_1.11.0', server: '' },
  ],
  [
    'fileinfo',
    {
      app_proto: 'http',
      src_port: 80,
      dest_port: 40_000,
      http: { http_content_type: 'text/plain' },
      fileinfo: { filename: '/b', size: 9, magic: 'ELF 32-bit LSB executable, ARM' },
    },
    {
      kind: 'transfer',
      origin: { ip: '203.0.113.9', port: 40_000 },
      service: 'http',
      sentByClient: false,
      type: 'application/x-executable',
      name: '/b',
      bytes: 9,
    },
  ],
  ['fileinfo', { http: { http_port: 80 }, fileinfo: { size: 1 } }, { sentByClient: true, origin: CLIENT, type: '' }],
  [
    'alert',
    {
      src_ip: '203.0.113.9',
      src_port: 80,
      dest_ip: '192.0.2.10',
      dest_port: 40_000,
      flow: ENDS,
      alert: { signature_id: 2_019_401, signature: 'ET X', category: 'A Network Trojan was detected', severity: 1 },
    },
    {
      kind: 'alert',
      origin: CLIENT,
      responder: SERVER,
      engine: 'suricata',
      signature: '2019401',
      message: 'ET X',
      category: 'a network trojan was detected',
      priority: 1,
    },
  ],
  ['alert', { src_port: 445, dest_port: 40_000, alert: {} }, { origin: { ip: '203.0.113.9' }, priority: 4 }],
  ['alert', { src_port: 445, direction: 'to_server', alert: {} }, { origin: { ip: '192.0.2.10' } }],
  [
    'anomaly',
    { anomaly: { type: 'applayer', event: 'X' } },
    { signature: 'X', message: 'applayer: X', category: 'anomaly' },
  ],
])('%s: %j', (type, said, expected) => {
  expect(only(type, said)).toMatchObject(expected)
})

test.each<[string, object]>([
  ['stats', { stats: {} }],
  ['mqtt', {}],
  ['http', { http: { version: '2', http2: {} } }],
  ['anomaly', { src_ip: undefined, anomaly: { type: 'decode' } }],
])('%s %j says nothing of a device', (type, said) => {
  expect(parseEve([line(type, said)])).toMatchObject({ records: [], rejects: [], ignored: 1 })
})

test.each([
  ['{"event_type":"flow"', 'not a JSON object'],
  ['[1]', 'not a JSON object'],
  ['{}', 'event_type must be text, got nothing'],
  [line('flow', {}), 'flow.start must be ISO 8601, got nothing'],
  [line('tls', { timestamp: 5 }), 'timestamp must be ISO 8601, got 5'],
  [line('tls', { src_ip: 'x' }), 'src_ip must be an IP address, got "x"'],
  [line('tls', { dest_port: 70_000 }), 'dest_port must be from 0 to 65535, got 70000'],
  [line('http', { http: { status: 200, length: 'x' } }), 'http.length must be a count, got "x"'],
  [`{"event_type":"${'x'.repeat(65_536)}"}`, 'a line must be at most 65536 bytes, got 65553'],
])('%.40s is refused: %s', (given, reason) => {
  expect(parseEve(['', `${given}\r`], 6).rejects).toMatchObject([{ line: 7, reason }])
})

test.each([
  ['alert', { payload_printable: 'PASS hunter2', alert: {} }],
  ['alert', { ftp: { command: 'PASS', command_data: 'hunter2' }, alert: {} }],
  ['http', { http: { url: '/?pwd=hunter2', http_refer: 'http://a:hunter2@b/' } }],
  ['http', { http: { url: '/', request_headers: [{ name: 'authorization', value: 'Basic hunter2' }] } }],
  ['fileinfo', { fileinfo: { filename: '/?password=hunter2' } }],
  ['alert', { timestamp: 'x', mqtt: { connect: { username: 'a', password: 'hunter2' } } }],
])('no secret of %s %j is kept', (type, said) => {
  const { records, rejects } = parseEve([line(type, said)])
  expect(records.length + rejects.length).toBe(1)
  expect(JSON.stringify({ records, rejects })).not.toContain('hunter2')
})
