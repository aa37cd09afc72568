import { describe, expect, test } from 'vitest'
import { parseZeekLog } from './parse-zeek-log'
import { isZeekLog, type ZeekLog } from './zeek-log'

const ENDS = { 'id.orig_h': '192.0.2.10', 'id.orig_p': 40_000, 'id.resp_h': '203.0.113.9', 'id.resp_p': 80 }
const PEERS = { origin: { ip: '192.0.2.10', port: 40_000 }, responder: { ip: '203.0.113.9', port: 80 } }
const json = (said: object): string => JSON.stringify({ ts: 928.5, uid: 'C1', ...ENDS, ...said })
const tsv = (log: string, columns: Readonly<Record<string, string>>): string[] => {
  const all: Record<string, string> = {
    ts: '928.500000',
    uid: 'C1',
    'id.orig_h': '192.0.2.10',
    'id.orig_p': '40000',
    'id.resp_h': '203.0.113.9',
    'id.resp_p': '80',
    ...columns,
  }
  return ['#separator \\x09', `#path\t${log}`, `#fields\t${Object.keys(all).join('\t')}`, Object.values(all).join('\t')]
}
const only = (log: ZeekLog, lines: readonly string[]): unknown => {
  const { records, rejects } = parseZeekLog(log, lines, null)
  expect(rejects).toEqual([])
  return records[0]
}

test.each<[ZeekLog, object, object]>([
  [
    'dns',
    {
      query: 'A.Example.COM.',
      qtype_name: 'A',
      rcode_name: 'NOERROR',
      rtt: 0.25,
      answers: ['b.example', '192.0.2.7'],
      TTLs: [5, 60],
    },
    {
      kind: 'dns',
      observedAt: 928_750,
      query: 'a.example.com',
      result: 'answered',
      addresses: [{ ip: '192.0.2.7', ttlMs: 60_000 }],
    },
  ],
  ['dns', { query: 'x', qtype: 65, rcode: 3 }, { queryType: 'TYPE65', result: 'nxdomain', addresses: [] }],
  ['dns', { query: 'x', qtype_name: '*', rcode_name: 'SERVFAIL' }, { queryType: 'ANY', result: 'failed' }],
  ['dns', { query: 'x', rejected: true }, { queryType: '', result: 'failed' }],
  ['dns', { query: 'x', rejected: false }, { result: 'unanswered' }],
  [
    'http',
    {
      method: 'GET',
      host: 'Cloud.Example.com:8080',
      uri: '/a',
      user_agent: 'Wget',
      status_code: 200,
      response_body_len: 9,
      resp_mime_types: ['Text/HTML'],
    },
    {
      kind: 'http',
      observedAt: 928_500,
      ...PEERS,
      host: 'cloud.example.com',
      status: 200,
      requestBytes: 0,
      responseBytes: 9,
      responseType: 'text/html',
    },
  ],
  ['http', { host: '[2001:DB8::1]:81', status_code: 0 }, { host: '2001:db8::1', uri: '', status: null }],
  [
    'ssl',
    {
      version: 'TLSv12',
      server_name: 'A.example',
      established: true,
      validation_status: 'self signed certificate',
      subject: 'CN=a',
      issuer: 'CN=b',
      ja3: 'x',
      ja4: 't13',
    },
    { kind: 'tls', version: '1.2', serverName: 'a.example', established: true, selfSigned: true, fingerprint: 't13' },
  ],
  [
    'ssl',
    { version: 'DTLSv10', established: false, validation_status: 'self signed certificate in certificate chain' },
    { version: '1.0', selfSigned: false },
  ],
  [
    'ssl',
    { version: 'SSLv3', established: true, subject: 'CN=a', issuer: 'CN=a' },
    { version: 'SSLv3', selfSigned: true },
  ],
  [
    'ssl',
    { version: 'unknown-64282', established: false },
    { version: '', selfSigned: null, notAfter: null, fingerprint: '' },
  ],
  [
    'ssh',
    { auth_success: true, auth_attempts: 6, client: 'SSH-2.0-x' },
    { kind: 'ssh', success: true, attempts: 6, client: 'SSH-2.0-x', server: '' },
  ],
  ['ssh', {}, { success: null, attempts: null }],
  [
    'files',
    {
      source: 'HTTP',
      is_orig: true,
      mime_type: 'application/x-executable',
      filename: 'x',
      seen_bytes: 7,
      duration: 1.5,
    },
    {
      kind: 'transfer',
      observedAt: 930_000,
      ...PEERS,
      service: 'http',
      sentByClient: true,
      bytes: 7,
      name: 'x',
      sha256: '',
    },
  ],
  [
    'notice',
    { note: 'SSL::Invalid_Server_Cert', msg: 'failed' },
    {
      kind: 'alert',
      ...PEERS,
      engine: 'zeek',
      signature: 'SSL::Invalid_Server_Cert',
      message: 'failed',
      category: 'notice',
      priority: 4,
    },
  ],
  [
    'weird',
    { name: 'bad_HTTP_request', addl: 'x' },
    { kind: 'alert', signature: 'bad_HTTP_request', message: 'x', category: 'weird' },
  ],
])('%s: %j', (log, said, expected) => {
  expect(only(log, [json(said)])).toMatchObject(expected)
})

describe('who is who where a log names it in its own way', () => {
  const file = {
    'id.orig_h': null,
    'id.resp_h': null,
    source: 'HTTP',
    tx_hosts: ['203.0.113.9'],
    rx_hosts: ['192.0.2.10'],
  }

  test('files before 5.1: the receiver of a download is the client, the sender of an upload', () => {
    const conn = { conn_uids: ['C7'] }
    const ends = { uid: 'C1', origin: { ip: '192.0.2.10', port: 0 }, responder: { ip: '203.0.113.9', port: 0 } }
    expect(only('files', [json({ ...file, ...conn, is_orig: false })])).toMatchObject(ends)
    expect(only('files', [json({ ...file, ...conn, is_orig: true, uid: null })])).toMatchObject({
      uid: 'C7',
      origin: { ip: '203.0.113.9' },
      responder: { ip: '192.0.2.10' },
    })
  })

  test('a notice of no one connection names its source, its target or neither', () => {
    const notice = { 'id.orig_h': null, 'id.resp_h': null, note: 'Scan::Port_Scan', src: '192.0.2.10', p: 23 }
    expect(only('notice', [json({ ...notice, dst: '203.0.113.9' })])).toMatchObject({
      origin: { ip: '192.0.2.10', port: 0 },
      responder: { ip: '203.0.113.9', port: 23 },
    })
    expect(only('notice', [json(notice)])).toMatchObject({ responder: { ip: '', port: 23 } })
    expect(parseZeekLog('notice', [json({ ...notice, src: null })], null).ignored).toBe(1)
  })

  test.each<[ZeekLog, object]>([
    ['weird', { 'id.orig_h': null, 'id.resp_h': null, name: 'non_ip_packet_in_ethernet' }],
    ['files', { 'id.orig_h': null, 'id.resp_h': null, source: 'PCAP' }],
    ['dns', { query: null, rcode: 0 }],
  ])('%s: %j says nothing of a device', (log, said) => {
    expect(parseZeekLog(log, [json(said)], null)).toMatchObject({ records: [], rejects: [], ignored: 1 })
  })
})

describe('TSV', () => {
  test('escapes are undone, in a list after it was cut', () => {
    const lines = tsv('dns', {
      query: 'a\\x20b\\\\c',
      answers: 'TXT 3 a\\x2cb,192.0.2.7',
      TTLs: '1.000000,2.500000',
      rcode_name: 'NOERROR',
    })
    expect(only('dns', lines)).toMatchObject({ query: 'a b\\c', addresses: [{ ip: '192.0.2.7', ttlMs: 2_500 }] })
  })

  test('unset values and empty sets are nothing', () => {
    expect(
      only('http', tsv('http', { host: '-', uri: '/', resp_mime_types: '(empty)', status_code: '-' })),
    ).toMatchObject({
      host: '',
      status: null,
      responseType: '',
    })
  })

  test('several logs pasted together: those of this log are read, the others refused by name', () => {
    const { records, rejects } = parseZeekLog(
      'ssh',
      [...tsv('dns', { query: 'x' }), ...tsv('ssh', { auth_success: 'T' })],
      null,
    )
    expect(records).toMatchObject([{ kind: 'ssh', success: true }])
    expect(rejects).toMatchObject([{ line: 4, reason: 'a line of the log dns, not of ssh' }])
  })

  test('a log without a header that looks like none of its layouts is refused', () => {
    const { rejects, header } = parseZeekLog('http', ['928.5\tC1\t192.0.2.10\t1\t192.0.2.11\t80\tGET'], null)
    expect(rejects).toMatchObject([{ code: 'MissingHeader' }])
    expect(header).toBeNull()
  })
})

describe('secrets', () => {
  test.each([
    ['/login?user=a&password=hunter2&x=1', '/login?user=a&password=[redacted]&x=1'],
    ['/set?PSK=hunter2', '/set?PSK=[redacted]'],
    ['/api?token=hunter2#x', '/api?token=[redacted]#x'],
    ['/x?password=1;wget+http://203.0.113.9/b', '/x?password=[redacted];wget+http://203.0.113.9/b'],
    ['/x?pwd=%60%2fbin%2fsh%60', '/x?pwd=[redacted]%60%2fbin%2fsh%60'],
    ['http://admin:hunter2@203.0.113.9/', 'http://admin:[redacted]@203.0.113.9/'],
  ])('%s is kept as %s', (uri, kept) => {
    const record = only('http', [json({ uri })])
    expect(record).toMatchObject({ uri: kept })
    expect(JSON.stringify(record)).not.toContain('hunter2')
  })

  test.each([
    [tsv('http', { uri: '/', username: 'admin', password: 'hunter2' })],
    [[json({ uri: '/', password: 'hunter2' })]],
  ])('a logged password is not kept', (lines) => {
    expect(JSON.stringify(only('http', lines))).not.toContain('hunter2')
  })

  test('nor in what is refused', () => {
    const { rejects } = parseZeekLog('http', [json({ ts: 'x', uri: '/?password=hunter2' })], null)
    expect(rejects).toHaveLength(1)
    expect(JSON.stringify(rejects)).not.toContain('hunter2')
  })
})

test.each<[ZeekLog, object, string]>([
  ['http', { response_body_len: -1 }, 'response_body_len must be a count, got -1'],
  ['http', { 'id.orig_h': 'x' }, 'id.orig_h must be an IP address, got "x"'],
  ['dns', { query: 'x', rtt: -1 }, 'rtt must be seconds of at least 0, got -1'],
  ['ssh', { auth_attempts: 'x' }, 'auth_attempts must be a count, got "x"'],
  [
    'files',
    { 'id.orig_h': null, 'id.resp_h': null, tx_hosts: ['x'], rx_hosts: ['y'] },
    'tx_hosts must be IP addresses, got "x"',
  ],
  ['notice', { 'id.orig_h': null, 'id.resp_h': null, note: 'A::B', src: 'x' }, 'src must be an IP address, got "x"'],
  ['notice', {}, 'notice needs the columns note'],
  ['x509', { 'certificate.subject': 5 }, 'certificate.subject must be text, got 5'],
  ['ssl', { _path: 'conn' }, 'a line of the log conn, not of ssl'],
])('%s: %j is refused: %s', (log, said, reason) => {
  expect(parseZeekLog(log, [json(said)], null, 7).rejects).toMatchObject([{ line: 7, reason }])
})

test('certificates are checked, not kept, and that is said', () => {
  const { records, ignored, notes } = parseZeekLog('x509', [json({ certificate: { subject: 'CN=a' } })], null)
  expect({ records, ignored }).toEqual({ records: [], ignored: 1 })
  expect(notes).toEqual(['x509.log does not say who showed a certificate: its lines are checked and not kept.'])
})

test('only the logs that are read have a name here', () => {
  expect(['conn', 'x509', 'dhcp', 'constructor'].map(isZeekLog)).toEqual([true, true, false, false])
})
