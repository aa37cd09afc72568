import { describe, expect, test } from 'vitest'
import { parseZeekConn } from './parse-zeek-conn'

const FIELDS =
  '#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents'
const HEADER = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tconn',
  FIELDS,
]
const DNS =
  '1596790164.509987\tCr01B\t10.8.0.61\t35740\t8.8.8.8\t53\tudp\tdns\t0.017912\t48\t64\tSF\tT\tF\t0\tDd\t1\t76\t1\t92\t-'
const SYN =
  '928.943457\tCxl7\t10.0.2.112\t49168\t195.113.214.219\t80\ttcp\t-\t-\t-\t-\tS0\t-\t-\t0\tS\t1\t52\t0\t0\t(empty)'
const json = (fields: object): string =>
  JSON.stringify({ ts: 928.5, 'id.orig_h': '10.0.0.1', 'id.resp_h': '10.0.0.2', proto: 'icmp', ...fields })

describe('TSV', () => {
  test('a record is known when it ends', () => {
    const { records, rejects, header } = parseZeekConn([...HEADER, DNS], null)
    expect(rejects).toEqual([])
    expect(header).toMatchObject({ path: 'conn', separator: '\t', guessed: false })
    expect(records).toEqual([
      {
        kind: 'flow',
        observedAt: 1_596_790_164_528,
        startedAt: 1_596_790_164_510,
        durationMs: 18,
        uid: 'Cr01B',
        transport: 'udp',
        service: 'dns',
        result: 'answered',
        origin: { ip: '10.8.0.61', port: 35_740, bytes: 48, packets: 1, local: true },
        responder: { ip: '8.8.8.8', port: 53, bytes: 64, packets: 1, local: false },
        raw: DNS,
      },
    ])
  })

  test('unset and empty values are nothing, bytes 0; a clock that starts at 0 is a clock', () => {
    const [flow] = parseZeekConn([...HEADER, SYN], null).records
    expect(flow).toMatchObject({ startedAt: 928_943, durationMs: 0, service: '', result: 'unanswered' })
    expect(flow?.origin).toEqual({ ip: '10.0.2.112', port: 49_168, bytes: 0, packets: 1, local: null })
  })

  test('an indented header and line ends of Windows are read', () => {
    const lines = [...HEADER.map((line) => `\t${line}\r`), `${DNS}\r`]
    expect(parseZeekConn(lines, null)).toMatchObject({ records: [{ raw: DNS }], rejects: [], notes: [] })
  })

  test('the header of the last chunk holds for the next', () => {
    const { header } = parseZeekConn(HEADER, null)
    expect(parseZeekConn([DNS], header, 7).records).toHaveLength(1)
  })

  test('without any header the columns are assumed, and that is said', () => {
    const { records, header, notes } = parseZeekConn([DNS], null)
    expect(records).toHaveLength(1)
    expect(header?.guessed).toBe(true)
    expect(notes).toEqual(['No header line was seen: the columns are assumed to be those of conn.log.'])
  })

  test('a header that changes in the middle changes how the lines are read', () => {
    const other = [
      '#separator ;',
      '#path;conn',
      '#fields;conn_state;proto;id.resp_p;id.resp_h;id.orig_p;id.orig_h;ts;x',
    ]
    const { records, rejects } = parseZeekConn(
      [...HEADER, DNS, ...other, 'REJ;tcp;23;10.0.0.9;4000;10.0.0.1;5;?'],
      null,
    )
    expect(rejects).toEqual([])
    expect(records[1]).toMatchObject({ observedAt: 5_000, result: 'refused', responder: { port: 23, packets: 0 } })
  })

  test.each([
    [[DNS.slice(0, 60)], 'InvalidLine', 'has 9 of 21 columns: the line is cut off'],
    [[DNS.replace('8.8.8.8', '8.8.8.888')], 'InvalidLine', 'id.resp_h must be an IP address, got "8.8.8.888"'],
    [[DNS.replace('35740', '-1')], 'InvalidLine', 'id.orig_p must be from 0 to 65535, got "-1"'],
    [[DNS.replace('1596790164.509987', 'now')], 'InvalidLine', 'ts must be epoch seconds or ISO 8601, got "now"'],
    [[DNS.replace('\t48\t', '\tmany\t')], 'InvalidLine', 'orig_bytes must be a count, got "many"'],
    [['x'.repeat(65_537)], 'PayloadTooLarge', 'a line must be at most 65536 bytes, got 65537'],
    [['#path\tdns', DNS], 'InvalidLine', 'a line of the log dns, not of conn'],
    [
      ['#fields\tts\tproto', '1\ttcp'],
      'MissingHeader',
      'conn needs the columns id.orig_h, id.orig_p, id.resp_h, id.resp_p, conn_state',
    ],
  ])('%j is refused and says why', (lines, code, reason) => {
    const { records, rejects } = parseZeekConn([...HEADER, ...lines], null, 100)
    expect(records).toEqual([])
    expect(rejects).toMatchObject([{ code, reason, line: 100 + HEADER.length + lines.length - 1 }])
  })

  test('a line that is of no known log, before any header, is refused', () => {
    expect(parseZeekConn(['hello'], null).rejects).toMatchObject([{ line: 1, code: 'MissingHeader' }])
  })
})

describe('JSON', () => {
  test('the connection id may be dotted or nested, the time seconds or ISO 8601', () => {
    const nested = JSON.stringify({
      ts: '2018-12-21T14:50:16.962094Z',
      id: { orig_h: 'FE80::1', orig_p: 8, resp_h: 'ff02::1', resp_p: 0 },
      proto: 'icmp',
      local_orig: true,
    })
    const { records, rejects } = parseZeekConn([json({ resp_pkts: 1 }), ` ${nested}`], null)
    expect(rejects).toEqual([])
    expect(records[0]).toMatchObject({ startedAt: 928_500, transport: 'icmp', result: 'answered', origin: { port: 0 } })
    expect(records[1]).toMatchObject({
      startedAt: Date.UTC(2018, 11, 21, 14, 50, 16, 962),
      result: 'unanswered',
      origin: { ip: 'fe80::1', port: 8, local: true },
    })
  })

  test.each([
    ['{"ts":1', 'not a JSON object'],
    ['{"ts":1}', 'conn needs the columns id.orig_h, id.resp_h, proto'],
    [json({ _path: 'dns' }), 'a line of the log dns, not of conn'],
    [json({ duration: -1 }), 'duration must be seconds of at least 0, got -1'],
    [json({ duration: 1e15 }), 'duration must be an interval that ends before the year 10000, got 1000000000000000'],
  ])('%s is refused: %s', (line, reason) => {
    expect(parseZeekConn([line], null).rejects).toMatchObject([{ reason }])
  })

  test('it may stand between lines of TSV', () => {
    expect(parseZeekConn([...HEADER, DNS, json({}), SYN], null).records).toHaveLength(3)
  })
})
