import { z } from 'zod'
import { addressClaimSchema } from '@/lib/ingest/address/address-claim-schema'
import { eventSchema } from '@/lib/ingest/event/event-schema'
import { IngestDocument } from '../ingest'
import { json, operation, type RawBody } from '../operation'
import { DefenderReport, ReportEnvelope, ReportReply } from '../report'

const tag = 'Ingest'
const BATCH_TYPES = ['application/json', 'application/x-ndjson'] as const
const LOG_TYPES = ['text/plain', 'application/x-ndjson', 'application/gzip', 'application/octet-stream'] as const

const batchOf = (schema: z.ZodType, example: unknown): RawBody => ({
  kind: 'raw',
  types: BATCH_TYPES,
  schema: z.array(schema),
  note: 'A JSON array, or NDJSON with a document a line; gzip allowed. The good half is stored, the bad half named.',
  example,
})

const REPORT = {
  header: { report_id: 1795323300, version: '1.0' },
  metrics: {
    listening_tcp_ports: { ports: [{ interface: 'eth0', port: 22 }], total: 1 },
    network_stats: { bytes_in: 48211, bytes_out: 20974, packets_in: 311, packets_out: 268 },
    tcp_connections: {
      established_connections: { connections: [{ remote_addr: '198.51.100.20:8883', local_port: 51544 }], total: 1 },
    },
  },
}

const INGEST = { method: 'POST', access: 'ingest', tag, refusals: [413, 415, 422] } as const

export const ingestReport = operation({
  ...INGEST,
  id: 'ingestReport',
  path: '/api/v1/ingest/reports/{thingName}',
  summary: 'One report of an AWS IoT Device Defender agent, as JSON or CBOR',
  description: 'Answers as AWS IoT does, in the format of the report; 422 with the rejected document.',
  body: {
    kind: 'raw',
    types: ['application/json', 'application/cbor'],
    schema: DefenderReport,
    note: 'Long and short names, also mixed.',
    example: REPORT,
  },
  answer: json(ReportReply),
})

export const ingestReports = operation({
  ...INGEST,
  id: 'ingestReports',
  path: '/api/v1/ingest/reports',
  summary: 'Many reports at once',
  description: 'observedAt counts with a token of scope import only.',
  body: batchOf(ReportEnvelope, [{ thingName: 'pump-17', report: REPORT }]),
  answer: json(IngestDocument),
})

export const ingestEvents = operation({
  ...INGEST,
  id: 'ingestEvents',
  path: '/api/v1/ingest/events',
  summary: 'What happened on devices: logins, files, processes, errors, reboots, configuration',
  body: batchOf(eventSchema, [
    { thingName: 'pump-17', kind: 'login', outcome: 'failure', user: 'root', sourceIp: '203.0.113.7', service: 'ssh' },
  ]),
  answer: json(IngestDocument),
})

export const ingestAddresses = operation({
  ...INGEST,
  access: 'import',
  id: 'ingestAddresses',
  path: '/api/v1/ingest/addresses',
  summary: 'Whose addresses are: what network monitors see of an address belongs to the device from then on',
  description:
    'The devices must be registered. An unregistered device of such an address is merged into the registered one.',
  body: batchOf(addressClaimSchema, [{ thingName: 'pump-17', space: 'plant-oslo', address: '10.20.4.17' }]),
  answer: json(IngestDocument),
})

const SENSOR_QUERY = z.object({
  sensor: z.string().nullable().default(null).describe('the one of the token when left out'),
})

export const ingestZeek = operation({
  ...INGEST,
  id: 'ingestZeek',
  path: '/api/v1/ingest/zeek/{log}',
  summary: 'Lines of a Zeek log of a network monitor',
  description:
    'Read are conn, dns, http, ssl, x509, ssh, files, notice and weird; of any other log the records are only counted.',
  query: SENSOR_QUERY,
  body: {
    kind: 'raw',
    types: LOG_TYPES,
    schema: z.string(),
    note: 'TSV with its #fields header, or JSON lines; gzip by header or by content.',
  },
  answer: json(IngestDocument),
})

export const ingestSuricata = operation({
  ...INGEST,
  id: 'ingestSuricata',
  path: '/api/v1/ingest/suricata',
  summary: 'Lines of the eve.json of Suricata',
  description: 'Read are flow, alert, dns, http, tls, ssh, fileinfo and anomaly; of other types records are ignored.',
  query: SENSOR_QUERY,
  body: { kind: 'raw', types: LOG_TYPES, schema: z.string(), note: 'JSON lines; gzip by header or by content.' },
  answer: json(IngestDocument),
})

export const INGEST_OPERATIONS = [
  ingestReport,
  ingestReports,
  ingestEvents,
  ingestAddresses,
  ingestZeek,
  ingestSuricata,
]
