import { aClaim } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import type { Scenario, Story } from './scenario'

/** The agent reports open ports; what is bound to loopback cannot be reached. */
const agentReports = (
  says: string,
  tcp: readonly (number | [number, string])[],
  udp: readonly number[] = [],
): Story => ({
  says,
  records: [aReport({ tcp: listening(...tcp), udp: listening(...udp) })],
})

/** Strangers use a service twice, ten minutes apart. */
const strangersUse = (says: string, port: number): Story => ({
  says,
  records: someFlows(2, 600, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port })),
})

export const SERVICE_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'exposed-telnet',
    attack: strangersUse('Telnet answers the internet', 23),
    lookAlike: agentReports('a broker and a TLS web server listen', [443, 8_883]),
  },
  {
    ruleId: 'exposed-remote-debug',
    attack: strangersUse('the Android debug bridge answers the internet', 5_555),
    lookAlike: agentReports('the debug bridge listens on loopback only', [[5_555, '127.0.0.1'], 443]),
  },
  {
    ruleId: 'exposed-discovery',
    attack: agentReports('SSDP answers', [443], [1_900]),
    lookAlike: agentReports('mDNS answers on the segment', [443], [5_353]),
  },
  {
    ruleId: 'cleartext-file-transfer',
    attack: agentReports('an FTP server listens', [21]),
    lookAlike: agentReports('files come by TLS', [443, 990]),
  },
  {
    ruleId: 'exposed-remote-shell',
    attack: strangersUse('SSH answers the internet', 22),
    lookAlike: agentReports('the shell is kept for maintenance on loopback', [[22, 'lo'], 443]),
  },
  {
    ruleId: 'exposed-remote-desktop',
    attack: strangersUse('the screen of a panel answers the internet', 5_900),
    lookAlike: agentReports('a panel shows pages by TLS', [443, 8_443]),
  },
  {
    ruleId: 'cleartext-web-admin',
    attack: agentReports('pages without TLS', [80]),
    lookAlike: agentReports('a health check listens on loopback, pages are TLS', [[8_080, 'lo'], 443]),
  },
  {
    ruleId: 'exposed-database',
    attack: strangersUse('Redis answers the internet', 6_379),
    lookAlike: agentReports('a gateway keeps its database to itself', [[5_432, '127.0.0.1'], 8_883]),
  },
  {
    ruleId: 'exposed-industrial-protocol',
    attack: strangersUse('Modbus answers the internet', 502),
    lookAlike: agentReports('a controller speaks OPC UA with certificates', [4_840, 443]),
  },
  {
    ruleId: 'exposed-management-protocol',
    attack: strangersUse('TR-069 answers the internet', 7_547),
    lookAlike: {
      says: 'a router calls its management server',
      records: someFlows(6, 300, () => ({ to: '198.51.100.20', port: 7_547, service: 'ssl' })),
    },
  },
  {
    ruleId: 'exposed-file-sharing',
    attack: agentReports('an SMB share is offered', [445]),
    lookAlike: {
      says: 'a camera writes its recordings to the file server of the house',
      records: someFlows(6, 300, () => ({ to: '192.168.1.5', port: 445, service: 'smb', sent: 900_000 })),
    },
  },
  {
    ruleId: 'amplifying-service',
    attack: agentReports('a name server answers', [443], [53]),
    lookAlike: agentReports('a client of names and time listens on high ports', [443], [5_353, 68, 49_160]),
  },
  {
    ruleId: 'exposed-media-stream',
    attack: agentReports('the stream of a camera answers', [554]),
    lookAlike: agentReports('a camera sends its video out by TLS', [443]),
  },
  {
    ruleId: 'passwordless-service',
    attack: {
      says: 'the admin service asks for nothing',
      records: [aClaim({ services: [{ transport: 'tcp', port: 8_080, name: 'admin', authentication: 'none' }] })],
    },
    lookAlike: {
      says: 'only discovery asks for nothing',
      records: [
        aClaim({
          services: [
            { transport: 'tcp', port: 8_080, name: 'admin', authentication: 'key' },
            { transport: 'udp', port: 5_353, name: 'mdns', authentication: 'none' },
          ],
        }),
      ],
    },
  },
]
