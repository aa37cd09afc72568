import { encode } from 'cbor-x'
import fc from 'fast-check'
import { REGISTRY_COLUMNS } from '@/lib/ingest/registry/registry-row'
import { ZEEK_LAYOUTS } from '@/lib/ingest/zeek/zeek-layouts'
import type { ZeekLog } from '@/lib/ingest/zeek/zeek-log'
import { DEVICE_FILTERS } from '@/lib/domain/device-filter'

const WORDS =
  'header hed report_id rid version v metrics met custom_metrics cmet listening_tcp_ports tp ports pts port pt total t network_stats ns bytes_in bi tcp_connections tc established_connections ec connections cs remote_addr rad local_port lp number number_list string_list ip_list __proto__ constructor thingName report observedAt kind outcome action path name profile firmware operatingSystem services certificates notAfter login updates credentials encryption id exposure criticality segment'
const key = fc.constantFrom(...WORDS.split(' '))
const binary = fc.string({ unit: 'binary' })
const leaf = fc.oneof(
  fc.constantFrom('1.0', 'login', 'file', 'config', '[::1]:80', '::1:80', '1e9', '2018-12-21T14:50:16Z', 'success'),
  binary,
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, Number.MAX_VALUE),
)
/** Many small inputs find more in a second than few large ones. */
const few = { maxLength: 4 }
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('document'), { maxLength: 3 }),
    fc.dictionary(key, tie('document'), { maxKeys: 4 }),
  ),
}))
/** A document that gets past the first look: what is wrong with it lies deeper. */
const envelope = fc.record(
  {
    thingName: fc.oneof(fc.constant('camera-1'), leaf),
    observedAt: leaf,
    kind: fc.constantFrom('login', 'file', 'process', 'config', 'network', 'error', 'reboot', 'application'),
    profile: fc.dictionary(key, document, { maxKeys: 4 }),
    report: fc.record({
      header: fc.constant({ report_id: 1, version: '1.0' }),
      metrics: fc.dictionary(key, document, { maxKeys: 4 }),
    }),
  },
  { requiredKeys: ['thingName'] },
)
const anyDocument = fc.oneof(document, envelope)
const documentText = anyDocument.map((value) => JSON.stringify(value))

const reportDocument = fc.oneof(
  document,
  envelope.map(({ report }) => report ?? null),
)

/** What an agent may post as a report: noise, or a document of the words that reports use, as JSON or as CBOR. */
export const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  reportDocument.map((value) => new TextEncoder().encode(JSON.stringify(value))),
  reportDocument.map((value) => new Uint8Array(encode(value))),
)

/** Lines of a batch: noise, JSON of anything, documents of the words that batches use. */
export const anyLines = fc.array(fc.oneof(binary, fc.json({ maxDepth: 2 }), documentText), few)

/** A whole batch: noise, JSON of anything, an array of documents. */
export const anyBatch = fc.oneof(
  binary,
  fc.json({ maxDepth: 2 }),
  fc.array(anyDocument, few).map((value) => JSON.stringify(value)),
)

/** The columns of a log, the newest layout first. */
const fieldsOf = (log: ZeekLog): string[] =>
  (ZEEK_LAYOUTS[log][0] ?? 'ts fingerprint certificate.subject certificate.not_valid_after')
    .split(' ')
    .map((word) => word.split(':')[0] ?? '')

const zeekValue = fc.constantFrom(
  ...['-', '(empty)', '', '1', '10.0.0.1', '::1', 'tcp', 'S0', 'SF', 'T', '1e400', '\u0000', '9'.repeat(30)],
  ...['NOERROR', 'a,b', '\\x2c', '\\', 'TLSv12', 'self signed certificate', '/x?password=1;wget', 'Scan::Port_Scan'],
)
const zeekComment = (log: ZeekLog) =>
  fc.constantFrom(
    `#fields\t${fieldsOf(log).join('\t')}`,
    ...['#fields', '#separator', '#separator \\x20', '#set_separator', '#path\tother', `#path\t${log}`, ' #x'],
  )
const zeekJson = (log: ZeekLog) =>
  fc
    .record(
      {
        ts: fc.oneof(fc.double(), fc.constant('2018-12-21T14:50:16Z'), document),
        'id.orig_h': zeekValue,
        'id.resp_h': zeekValue,
        rest: fc.dictionary(fc.constantFrom(...fieldsOf(log), 'id', '_path'), fc.oneof(zeekValue, document)),
      },
      { requiredKeys: ['rest'] },
    )
    .map(({ rest, ...known }) => JSON.stringify({ ...known, ...rest }))

/** Lines of a Zeek log: rows, headers, JSON and noise in any order. */
export const anyZeekLines = (log: ZeekLog): fc.Arbitrary<string[]> => {
  const columns = fieldsOf(log).length
  const row = fc.array(zeekValue, { minLength: columns - 2, maxLength: columns + 2 }).map((values) => values.join('\t'))
  return fc.array(fc.oneof(row, zeekComment(log), zeekJson(log), binary), few)
}

const EVE_TYPES = ['flow', 'dns', 'http', 'tls', 'ssh', 'fileinfo', 'alert', 'anomaly', 'stats']
const EVE_WORDS =
  'start end pkts_toserver bytes_toclient tcp_flags_ts tcp_flags_tc type rrname rrtype rcode answers queries grouped rdata ttl A AAAA hostname url http_method status length request_headers response_headers http_port sni version subject issuerdn notafter ja3 hash client server software_version filename size magic sha256 signature signature_id category severity src_ip dest_ip event code'
const eveLeaf = fc.oneof(
  fc.constantFrom(
    '10.0.0.1',
    '2018-05-20T20:25:31.861288+0000',
    'answer',
    '12',
    'TLS 1.2',
    ':path',
    'x',
    -1,
    53,
    1e400,
  ),
  leaf,
)
const evePart = fc.dictionary(
  fc.constantFrom(...EVE_WORDS.split(' ')),
  fc.oneof(eveLeaf, fc.array(fc.dictionary(fc.constantFrom('name', 'value', 'rrname', 'rdata', 'ttl'), eveLeaf))),
)
const eveRecord = fc
  .record(
    {
      event_type: fc.constantFrom(...EVE_TYPES),
      timestamp: eveLeaf,
      src_ip: eveLeaf,
      dest_ip: eveLeaf,
      src_port: eveLeaf,
      dest_port: eveLeaf,
      proto: fc.constantFrom('TCP', 'UDP', 'ICMP', 'IPv6-ICMP', 'x'),
      app_proto: eveLeaf,
      direction: fc.constantFrom('to_client', 'to_server', 1),
      icmp_type: eveLeaf,
      tcp: evePart,
      part: evePart,
      flow: evePart,
    },
    { requiredKeys: ['event_type'] },
  )
  .map(({ part, ...record }) => JSON.stringify({ ...record, [record.event_type]: part }))

/** Lines of an eve.json: records of all types with members that fit and that do not, noise. */
export const anyEveLines = fc.array(fc.oneof(eveRecord, eveRecord, documentText, binary), few)

const csvCell = fc.oneof(
  fc.constantFrom('', '-', 'camera-1', 'internet', 'high', '=1+1', "'=1+1", '"', '""', '"a,b"', '"a\nb"', 'a"b', '\r'),
  binary,
)
const csvHeader = fc.array(fc.constantFrom(...REGISTRY_COLUMNS, 'thingName', 'ID', '__proto__', 'shoe size'))
const csvLine = (cell: fc.Arbitrary<string>) => fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(','))

/** The text of a registry as CSV: headers that fit and that do not, broken quotes, formulas, noise. */
export const anyRegistryCsv = fc.oneof(
  binary,
  fc
    .tuple(
      csvHeader.map((columns) => ['id', ...columns].join(',')),
      fc.array(csvLine(csvCell)),
    )
    .map(([header, lines]) => [header, ...lines].join('\n')),
)

const filterName = fc.constantFrom(...DEVICE_FILTERS.map(({ name }) => name), 'constructor', '__proto__', 'BREACH')
const filterValue = fc.oneof(
  fc.constantFrom(
    '',
    'critical',
    '>=50',
    '>100',
    '<0',
    '<24h',
    '>9999d',
    'initial-access',
    'breached',
    'camera',
    '"a"',
  ),
  binary,
)
const filter = fc
  .tuple(fc.constantFrom('', '-', '--'), filterName, filterValue)
  .map(([sign, name, value]) => `${sign}${name}:${value}`)

/** The text of a search for devices: filters that fit and that do not, quotation marks, addresses, noise. */
export const anyQuery = fc
  .array(fc.oneof(filter, binary, fc.ipV4(), fc.ipV6(), fc.constantFrom('"', '""', '-', ':')))
  .map((words) => words.join(' '))

/** A cursor: what a list gave, changed, or noise. */
export const anyCursor = fc.oneof(
  binary,
  fc.base64String(),
  fc
    .oneof(document, fc.array(leaf, { maxLength: 5 }))
    .map((key) => Buffer.from(JSON.stringify(key)).toString('base64url')),
)
