import { MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'

/** One batch as NDJSON: a report of each of some devices. `observedAt` is left out for live load. */
export type LoadBatch = { firstDevice: number; devices: number; round: number; observedAt: EpochMs | null }

/** Reports of the size the Python agent sends: about 500 bytes, with ports, connections and deltas. */
export const reportBatch = ({ firstDevice, devices, round, observedAt }: LoadBatch): string => {
  const time = observedAt === null ? '' : `,"observedAt":"${toIso(observedAt)}"`
  const lines: string[] = []
  for (let device = firstDevice; device < firstDevice + devices; device += 1) {
    const bytes = 9_000 + ((device * 31 + round * 17) % 2_000)
    const port = 40_000 + ((device + round) % 20_000)
    lines.push(
      `{"thingName":"load-${String(device)}"${time},"report":{"header":{"report_id":${String(round + 1)},"version":"1.0"},` +
        `"metrics":{"listening_tcp_ports":{"ports":[{"interface":"eth0","port":22},{"interface":"0.0.0.0","port":8080}],"total":2},` +
        `"listening_udp_ports":{"ports":[{"interface":"wlan0","port":5353}],"total":1},` +
        `"network_stats":{"bytes_in":${String(bytes * 4)},"bytes_out":${String(bytes)},"packets_in":311,"packets_out":268},` +
        `"tcp_connections":{"established_connections":{"connections":[{"local_interface":"eth0","local_port":${String(port)},"remote_addr":"198.51.100.20:8883"}],"total":1}}},` +
        `"custom_metrics":{"cpu_usage":[{"number":12.4}]}}}`,
    )
  }
  return lines.join('\n')
}

/** Agents report each five minutes: a round is that much later. */
export const ROUND_MS = 5 * MINUTE_MS

/** Sends a body to an ingest call and returns how many records were accepted and how long it took. Throws on refusal. */
export const send = async (url: string, token: string, body: string): Promise<{ accepted: number; ms: number }> => {
  const started = performance.now()
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
    body,
  })
  if (!answer.ok) throw new Error(`${String(answer.status)}: ${(await answer.text()).slice(0, 500)}`)
  const { accepted } = (await answer.json()) as { accepted: number }
  return { accepted, ms: performance.now() - started }
}
