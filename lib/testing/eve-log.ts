/** One flow of a made-up eve.json; what is left out is an answered HTTPS exchange. */
export type EveFlow = {
  /** Epoch milliseconds of its start. */
  at: number
  from?: string
  to?: string
  toPort?: number
  durationMs?: number
  bytesOut?: number
  bytesIn?: number
}

const USUAL = { from: '192.168.1.9', to: '203.0.113.5', toPort: 443, durationMs: 1_000, bytesOut: 500, bytesIn: 900 }

/** As Suricata writes times: microseconds and a zone without a colon. */
const timeOf = (at: number): string => new Date(at).toISOString().replace('Z', '000+0000')

const lineOf = (given: EveFlow, index: number): string => {
  const { at, from, to, toPort, durationMs, bytesOut, bytesIn } = { ...USUAL, ...given }
  const end = timeOf(at + durationMs)
  const packets = { pkts_toserver: 6, pkts_toclient: 5, bytes_toserver: bytesOut, bytes_toclient: bytesIn }
  const times = { start: timeOf(at), end, age: Math.round(durationMs / 1_000) }
  return JSON.stringify({
    timestamp: end,
    flow_id: index + 1,
    event_type: 'flow',
    src_ip: from,
    src_port: 40_000 + (index % 20_000),
    dest_ip: to,
    dest_port: toPort,
    proto: 'TCP',
    app_proto: 'tls',
    flow: { ...packets, ...times, state: 'closed', reason: 'timeout', alerted: false },
    tcp: {
      tcp_flags: '1b',
      tcp_flags_ts: '1b',
      tcp_flags_tc: '1b',
      syn: true,
      fin: true,
      psh: true,
      ack: true,
      state: 'closed',
    },
  })
}

/** Lines of an eve.json as Suricata writes them. */
export const eveLines = (flows: readonly EveFlow[]): string => [...flows.map(lineOf), ''].join('\n')
