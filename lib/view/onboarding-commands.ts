export type OnboardingStep = { title: string; note: string; command: string }
export type OnboardingCommands = { report: readonly OnboardingStep[]; zeek: readonly OnboardingStep[] }

const REPORT = [
  '{"header":{"report_id":1,"version":"1.0"},',
  '"metrics":{"listening_tcp_ports":{"ports":[{"port":23}],"total":1},',
  '"network_stats":{"bytes_in":1200,"bytes_out":900,"packets_in":12,"packets_out":10}}}',
].join('\n  ')

/** The commands that bring a first device, ready to paste into a shell; `origin` is this server as the browser reaches it. */
export const onboardingCommands = (origin: string): OnboardingCommands => ({
  report: [
    {
      title: 'Make a token',
      note: 'In the folder Vedette was started from. The token is printed once.',
      command: 'TOKEN=$(npm run --silent vedette -- token create --name first --scope ingest --any)',
    },
    {
      title: 'Send a report',
      note: 'AWS IoT Device Defender agents work unchanged. Point them here.',
      command: [
        `curl ${origin}/api/v1/ingest/reports/my-device \\`,
        `  -H "Authorization: Bearer $TOKEN" \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d '${REPORT}'`,
      ].join('\n'),
    },
  ],
  zeek: [
    {
      title: 'Read a folder of Zeek logs',
      note: 'DIR holds conn.log, plain or gzip. The option moves an old capture to the present, so that it is seen here.',
      command: 'npm run vedette -- ingest zeek DIR --shift-to-now',
    },
  ],
})
