import { expect, test } from 'vitest'
import { onboardingCommands } from './onboarding-commands'

const commands = onboardingCommands('http://127.0.0.1:3000')

test('the report in the command is JSON as it stands', () => {
  const body = /-d '([^']+)'/.exec(commands.report[1]?.command ?? '')?.[1] ?? ''
  expect(JSON.parse(body)).toMatchObject({ header: { report_id: 1 }, metrics: { listening_tcp_ports: { total: 1 } } })
})

test('commands name this server and the scopes they need', () => {
  expect(commands.report[0]?.command).toContain('token create --name first --scope ingest --any')
  expect(commands.report[1]?.command).toContain('curl http://127.0.0.1:3000/api/v1/ingest/reports/my-device')
  expect(commands.zeek[0]?.command).toContain('ingest zeek DIR --shift-to-now')
})
