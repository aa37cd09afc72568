import { z } from 'zod'

const port = z.object({ port: z.number(), interface: z.string().optional() })
const ports = z.object({ ports: z.array(port).optional(), total: z.number().optional() })
const connection = z.object({
  remote_addr: z.string().describe('address:port, IPv6 in brackets'),
  local_port: z.number().optional(),
  local_interface: z.string().optional(),
})
const custom = z
  .array(
    z.union([
      z.object({ number: z.number() }),
      z.object({ number_list: z.array(z.number()) }),
      z.object({ string_list: z.array(z.string()) }),
      z.object({ ip_list: z.array(z.string()) }),
    ]),
  )
  .length(1)

/**
 * The report of an AWS IoT Device Defender agent as the API describes it, in its long names. The parser in lib/ingest
 * is what decides: it takes the short names too, mixed with the long ones.
 */
export const DefenderReport = z.object({
  header: z.object({ report_id: z.number().int().positive(), version: z.string() }),
  metrics: z
    .object({
      listening_tcp_ports: ports.optional(),
      listening_udp_ports: ports.optional(),
      network_stats: z
        .object({
          bytes_in: z.number().min(0).optional(),
          bytes_out: z.number().min(0).optional(),
          packets_in: z.number().min(0).optional(),
          packets_out: z.number().min(0).optional(),
        })
        .describe('differences since the report before')
        .optional(),
      tcp_connections: z
        .object({
          established_connections: z
            .object({ connections: z.array(connection).optional(), total: z.number().optional() })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  custom_metrics: z.record(z.string(), custom).optional(),
})

/** One report of a batch. */
export const ReportEnvelope = z.object({
  thingName: z.string(),
  observedAt: z.union([z.iso.datetime({ offset: true }), z.number()]).optional(),
  report: DefenderReport,
})

/** The answer an agent knows from AWS IoT: accepted, or rejected with a reason. */
export const ReportReply = z.object({
  thingName: z.string(),
  reportId: z.number().int().optional(),
  status: z.enum(['ACCEPTED', 'REJECTED']),
  statusDetails: z.object({ ErrorCode: z.string(), ErrorMessage: z.string() }).optional(),
  timestamp: z.number().int(),
})
