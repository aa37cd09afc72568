import { encode } from 'cbor-x'
import fc from 'fast-check'
import { REGISTRY_COLUMNS } from '@/lib/ingest/registry/registry-row'
import { CONN_FIELDS } from '@/lib/ingest/zeek/zeek-header'
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

const connValue = fc.constantFrom(
  ...['-', '(empty)', '', '1', '10.0.0.1', '::1', 'tcp', 'S0', 'SF', 'T', '1e400', '\u0000', '9'.repeat(30)],
)
const connRow = fc.array(connValue, { minLength: 18, maxLength: 22 }).map((values) => values.join('\t'))
const connComment = fc.constantFrom(
  `#fields\t${CONN_FIELDS.join('\t')}`,
  ...['#fields', '#separator', '#separator \\x20', '#path\tdns', ' #x'],
)
const connJson = fc
  .dictionary(fc.constantFrom(...CONN_FIELDS, 'id', '_path'), document)
  .map((json) => JSON.stringify(json))

/** Lines of a conn.log: rows, headers, JSON and noise in any order. */
export const anyConnLines = fc.array(fc.oneof(connRow, connComment, connJson, binary), few)

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
