import { describe, expect, test } from 'vitest'
import type { ReportObservation } from '@/lib/domain/observation'
import { captureBytes, hasCaptures } from '@/lib/testing/captures'
import { parseReport, reportFromDocument, type ReportResult } from './parse-report'

const AT = 1_795_323_301_482
const header = { report_id: 1_795_323_300, version: '1.0' }
const withMetrics = (metrics: unknown): ReportResult => reportFromDocument({ header, metrics }, AT)
const withCustom = (custom: unknown): ReportResult => reportFromDocument({ header, custom_metrics: custom }, AT)
const parsed = (result: ReportResult): ReportObservation => {
  if (!result.ok) throw new Error(result.reject.reason)
  return result.report
}
const reasonOf = (result: ReportResult): string => (result.ok ? 'taken' : result.reject.reason)
const json = (text: string): ReportResult => parseReport(new TextEncoder().encode(text), 'json', AT)

const SHORT =
  '{"hed":{"rid":1795323300,"v":"1.0"},"met":{"tp":{"pts":[{"if":"eth0","pt":22},{"interface":"0.0.0.0","port":8080}],"t":2},"ns":{"bi":48211,"bo":20974,"pi":311,"po":268},"tc":{"ec":{"cs":[{"li":"eth0","lp":51544,"rad":"198.51.100.20:8883"},{"lp":40112,"rad":"[2001:db8:40::5]:443"}],"t":2}}},"cmet":{"cpu_usage":[{"number":12.4}],"dns_servers":[{"ip_list":["192.0.2.53","nonsense"]}]}}'

describe('a report', () => {
  test('with short and long keys mixed is read key by key', () => {
    const report = parsed(json(SHORT))
    expect(report).toMatchObject({
      kind: 'report',
      observedAt: AT,
      reportId: 1_795_323_300,
      version: '1.0',
      raw: SHORT,
    })
    expect(report.listeningTcp).toEqual({
      ports: [
        { port: 22, interface: 'eth0' },
        { port: 8080, interface: '0.0.0.0' },
      ],
      total: 2,
      complete: true,
    })
    expect(report.network).toEqual({ bytesIn: 48_211, bytesOut: 20_974, packetsIn: 311, packetsOut: 268 })
    expect(report.connections?.connections[1]).toEqual({
      remoteIp: '2001:db8:40::5',
      remotePort: 443,
      localPort: 40_112,
    })
    expect(report.custom['dns_servers']).toEqual({ type: 'ip-list', values: ['192.0.2.53'] })
    expect(report.listeningUdp).toBeUndefined()
  })

  test('of the smallest valid kind is taken', () => {
    expect(parsed(json('{"hed":{"rid":1,"v":"1.0"},"cmet":{"cpu_usage":[{"number":3}]}}')).custom['cpu_usage']).toEqual(
      {
        type: 'number',
        value: 3,
      },
    )
  })

  test('without network statistics is taken: Greengrass sends such a first report', () => {
    expect(parsed(withMetrics({})).network).toBeUndefined()
  })

  test('keeps an empty block apart from a missing one, and concludes nothing from it', () => {
    const report = parsed(
      withMetrics({ listening_tcp_ports: {}, listening_udp_ports: { ports: [] }, network_stats: {} }),
    )
    expect(report.listeningTcp).toEqual({ ports: [], total: 0, complete: false })
    expect(report.listeningUdp).toEqual({ ports: [], total: 0, complete: true })
    expect(report.network).toEqual({})
    expect(report.connections).toBeUndefined()
  })

  test('whose list was sampled is not complete', () => {
    const ports = parsed(withMetrics({ tp: { pts: [{ pt: 22 }], t: 51 } })).listeningTcp
    expect(ports).toEqual({ ports: [{ port: 22, interface: null }], total: 51, complete: false })
  })

  test('names a dual-stack listener once, by the bind that reaches furthest', () => {
    const ports = [
      { port: 22, interface: 'lo' },
      { port: 22, interface: '::' },
      { port: 22, interface: 'eth0' },
    ]
    expect(parsed(withMetrics({ listening_tcp_ports: { ports } })).listeningTcp).toEqual({
      ports: [{ port: 22, interface: '::' }],
      total: 3,
      complete: true,
    })
  })

  test('with numeric strings, floats, bracketless IPv6 and repeated connections is understood', () => {
    const connections = [
      { remote_addr: '2001:db8::9:8883', local_port: '51544' },
      { remote_addr: '2001:db8::9:8883', local_port: '51544' },
      { remote_addr: '::ffff:192.0.2.7:443' },
    ]
    const report = parsed(
      withMetrics({ network_stats: { bytes_in: '5', bytes_out: 7.6 }, tc: { ec: { connections } }, surprise: [1] }),
    )
    expect(report.network).toEqual({ bytesIn: 5, bytesOut: 8 })
    expect(report.connections).toEqual({
      connections: [
        { remoteIp: '2001:db8::9', remotePort: 8883, localPort: 51_544 },
        { remoteIp: '192.0.2.7', remotePort: 443, localPort: null },
      ],
      total: 3,
    })
  })

  test('with an id in milliseconds is taken', () => {
    expect(parsed(json('{"hed":{"rid":1795323300123,"v":"1.0"},"met":{}}')).reportId).toBe(1_795_323_300_123)
  })

  test('with a metric named __proto__ changes no prototype', () => {
    const report = parsed(json('{"hed":{"rid":1,"v":"1.0"},"cmet":{"__proto__":[{"number":1}],"ok":[{"number":2}]}}'))
    expect(Object.keys(report.custom)).toEqual(['ok'])
    expect('toString' in report.custom).toBe(false)
  })
})

describe('a report is refused', () => {
  test.each([
    [{ report_id: -5, version: '1.0' }, 'header.report_id must be a positive integer, got -5'],
    [{ report_id: 1.5, version: '1.0' }, 'header.report_id must be a positive integer, got 1.5'],
    [{ version: '1.0' }, 'header.report_id must be a positive integer, got nothing'],
    [{ report_id: 1 }, 'header.version must be Major.Minor, got nothing'],
    [[], 'header must be an object, got a list'],
  ])('with the header %j', (given, reason) => {
    expect(reasonOf(reportFromDocument({ header: given, metrics: {} }, AT))).toBe(reason)
  })

  test.each([
    [{ ns: { bi: -1 } }, 'metrics.network_stats.bytes_in must be a number of at least 0, got -1'],
    [{ tp: { pts: [{ pt: 0 }] } }, 'metrics.listening_tcp_ports.ports[0].port must be from 1 to 65535, got 0'],
    [{ up: { t: -3 } }, 'metrics.listening_udp_ports.total must be a number of at least 0, got -3'],
    [
      { tc: { ec: { cs: [{ rad: 'camera:80' }] } } },
      'metrics.tcp_connections.established_connections.connections[0].remote_addr must be ip:port, got "camera:80"',
    ],
  ])('with the metrics %j', (metrics, reason) => {
    expect(reasonOf(withMetrics(metrics))).toBe(reason)
  })

  test.each([
    { number: 0 },
    [],
    [{ number: 1 }, { number: 2 }],
    [{ number: 1, string_list: [] }],
    [{ ip_list: 'x' }],
    3,
  ])("with AWS's own words when a custom metric is %j", (value) => {
    const result = withCustom({ m: value })
    expect(result).toMatchObject({ ok: false, reportId: 1_795_323_300 })
    expect(result).toMatchObject({ reject: { code: 'InvalidPayload', reason: 'Malformed metrics report' } })
    expect(result).toMatchObject({ reject: { excerpt: 'custom_metrics.m' } })
  })

  test('without a metrics block, a header, or as something else', () => {
    expect(reasonOf(reportFromDocument({ header }, AT))).toBe('metrics or custom_metrics is required')
    expect(reasonOf(reportFromDocument({ metrics: {} }, AT))).toBe('header is required')
    expect(reasonOf(reportFromDocument([], AT))).toBe('Malformed metrics report')
    expect(reasonOf(json('{"hed":'))).toBe('Malformed metrics report')
  })

  test('when it is too large or too deep', () => {
    expect(json(' '.repeat(131_073))).toMatchObject({ ok: false, reject: { code: 'PayloadTooLarge' } })
    expect(reasonOf(json('['.repeat(17)))).toBe('the report must not nest deeper than 16 levels')
    expect(reasonOf(json(`{"x":"${'['.repeat(17)}"}`))).toBe('header is required')
  })
})

test('a value of the wrong kind in a custom metric is dropped and the report is taken, as AWS does', () => {
  const report = parsed(
    withCustom({ a: [{ number: 'much' }], b: [{ number_list: [1, 'x', 2.5] }], 'aws:c': [{ number: 1 }] }),
  )
  expect({ ...report.custom }).toEqual({ b: { type: 'number-list', values: [1, 2.5] } })
})

describe.skipIf(!hasCaptures())('what the real agents send', () => {
  const FILES = ['real-agent-python-long', 'real-agent-python-short'] as const
  test.each(FILES)('%s means the same in JSON and CBOR', (name) => {
    const read = (format: 'json' | 'cbor'): ReportObservation =>
      parsed(parseReport(captureBytes(`formats/aws-device-defender/${name}.${format}`), format, AT))
    expect({ ...read('cbor'), raw: '' }).toEqual({ ...read('json'), raw: '' })
    expect(read('json').connections?.total).toBe(4)
    expect(read('json').listeningTcp?.ports).toEqual([
      { port: 8082, interface: 'lo' },
      { port: 8081, interface: '0.0.0.0' },
    ])
  })

  test("AWS's sample is the same with long and short keys", () => {
    const [long, short] = ['long', 'short'].map((keys) =>
      parsed(parseReport(captureBytes(`formats/aws-device-defender/sample-report-${keys}.json`), 'json', AT)),
    )
    expect({ ...short, raw: '', custom: {} }).toEqual({ ...long, raw: '', custom: {} })
    expect(long?.network?.bytesIn).toBe(1_157_864_729_406)
    expect(long?.connections).toEqual({
      connections: [{ remoteIp: '192.168.0.1', remotePort: 8000, localPort: 80 }],
      total: 2,
    })
  })
})
