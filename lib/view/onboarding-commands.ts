import { shellWord } from './shell-word'

export const DOORS = ['http', 'zeek', 'suricata', 'file'] as const
export type Door = (typeof DOORS)[number]

export const DOOR_NAMES = {
  http: 'HTTP',
  zeek: 'Zeek',
  suricata: 'Suricata',
  file: 'A capture',
} as const satisfies Record<Door, string>

export type OnboardingCommand = { note: string; command: string; needsToken: boolean }

const REPORT = [
  '{"header":{"report_id":1,"version":"1.0"},',
  '"metrics":{"listening_tcp_ports":{"ports":[{"port":23}],"total":1},',
  '"network_stats":{"bytes_in":1200,"bytes_out":900,"packets_in":12,"packets_out":10}}}',
].join('\n  ')

const authorised = (token: string | null): string =>
  token === null ? '-H "Authorization: Bearer $TOKEN"' : `-H ${shellWord(`Authorization: Bearer ${token}`)}`

/**
 * The command of each door that brings a first device, ready to paste into a shell. `origin` is this server as the
 * browser reaches it; without a token the command reads one from the variable TOKEN.
 */
export const onboardingCommands = (origin: string, token: string | null): Record<Door, OnboardingCommand> => ({
  http: {
    note: 'AWS IoT Device Defender agents work unchanged. Point them here.',
    needsToken: true,
    command: [
      `curl ${origin}/api/v1/ingest/reports/my-device \\`,
      `  ${authorised(token)} \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '${REPORT}'`,
    ].join('\n'),
  },
  zeek: {
    note: 'Each log by its name: conn, dns, http, ssl, ssh, files, notice. TSV or JSON, gzip allowed.',
    needsToken: true,
    command: [
      `curl '${origin}/api/v1/ingest/zeek/conn?sensor=my-sensor' \\`,
      `  ${authorised(token)} \\`,
      `  -H 'Content-Type: text/plain' \\`,
      `  --data-binary @conn.log`,
    ].join('\n'),
  },
  suricata: {
    note: 'The lines of eve.json: flows, protocols and alerts. gzip allowed.',
    needsToken: true,
    command: [
      `curl '${origin}/api/v1/ingest/suricata?sensor=my-sensor' \\`,
      `  ${authorised(token)} \\`,
      `  -H 'Content-Type: text/plain' \\`,
      `  --data-binary @eve.json`,
    ].join('\n'),
  },
  file: {
    note: 'On the machine Vedette runs on. DIR holds Zeek logs; the option moves an old capture to the present.',
    needsToken: false,
    command: 'npm run vedette -- ingest zeek DIR --shift-to-now',
  },
})
