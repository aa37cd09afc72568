/** A report in AWS Device Defender's long form: a camera that listens on SSH and Telnet and talks to its cloud. */
export const aReport = (reportId: number) => ({
  header: { report_id: reportId, version: '1.0' },
  metrics: {
    listening_tcp_ports: {
      ports: [
        { interface: 'eth0', port: 22 },
        { interface: 'eth0', port: 23 },
      ],
      total: 2,
    },
    listening_udp_ports: { ports: [{ interface: 'eth0', port: 5353 }], total: 1 },
    network_stats: { bytes_in: 81_234, bytes_out: 9_120, packets_in: 640, packets_out: 212 },
    tcp_connections: {
      established_connections: {
        connections: [{ local_interface: 'eth0', local_port: 40_112, remote_addr: '198.51.100.7:8883' }],
        total: 1,
      },
    },
  },
})

type Conn = { ts: number; orig: string; resp: string; port: number; isAnswered: boolean }

const connLine = ({ ts, orig, resp, port, isAnswered }: Conn, index: number) =>
  JSON.stringify({
    ts,
    uid: `C${String(index)}e2e${String(Math.round(ts))}`,
    'id.orig_h': orig,
    'id.orig_p': 40_000 + (index % 20_000),
    'id.resp_h': resp,
    'id.resp_p': port,
    proto: 'tcp',
    local_orig: true,
    local_resp: false,
    ...(isAnswered
      ? { duration: 0.2, orig_bytes: 320, resp_bytes: 512, conn_state: 'SF', history: 'ShADadFf' }
      : { conn_state: 'S0', history: 'S' }),
    orig_pkts: isAnswered ? 6 : 1,
    orig_ip_bytes: isAnswered ? 640 : 60,
    resp_pkts: isAnswered ? 5 : 0,
    resp_ip_bytes: isAnswered ? 780 : 0,
  })

/** Lines of a Zeek conn log: a device that talks to its cloud for half an hour, then tries Telnet on 90 hosts. */
export const aScanCapture = (device: string, endMs: number): string => {
  const end = endMs / 1000
  const ordinary = Array.from({ length: 30 }, (_, minute) => ({
    ts: end - 2400 + minute * 60,
    orig: device,
    resp: '198.51.100.7',
    port: 8883,
    isAnswered: true,
  }))
  const scan = Array.from({ length: 90 }, (_, index) => ({
    ts: end - 400 + index * 2,
    orig: device,
    resp: `203.0.113.${String(index + 1)}`,
    port: 23,
    isAnswered: false,
  }))
  return [...ordinary, ...scan].map(connLine).join('\n')
}

/** Lines of a Zeek conn log: a device that talks to its cloud, and in between calls an endpoint that never answers. */
export const callsInVain = (device: string, endMs: number): string =>
  Array.from({ length: 60 }, (_, index) => ({
    ts: endMs / 1000 - 2_900 + index * 40,
    orig: device,
    ...(index % 2 === 0
      ? { resp: '198.51.100.90', port: 8883, isAnswered: true }
      : { resp: '203.0.113.200', port: 4321, isAnswered: false }),
  }))
    .map(connLine)
    .join('\n')
