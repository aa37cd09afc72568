import { expect, test } from 'vitest'
import { DOORS, onboardingCommands } from './onboarding-commands'

const ORIGIN = 'http://127.0.0.1:3000'

test('the report in the command is JSON as it stands', () => {
  const body = /-d '([^']+)'/.exec(onboardingCommands(ORIGIN, null).http.command)?.[1] ?? ''
  expect(JSON.parse(body)).toMatchObject({ header: { report_id: 1 }, metrics: { listening_tcp_ports: { total: 1 } } })
})

test('every door that needs a token carries the one that was made, or says where it goes', () => {
  const [made, asked] = [onboardingCommands(ORIGIN, 'vdt_x'), onboardingCommands(ORIGIN, null)]
  for (const door of DOORS.filter((name) => made[name].needsToken)) {
    expect(made[door].command).toContain("'Authorization: Bearer vdt_x'")
    expect(asked[door].command).toContain('"Authorization: Bearer $TOKEN"')
    expect(made[door].command).toContain(`${ORIGIN}/api/v1/ingest/`)
  }
  expect(made.file.command).toContain('ingest zeek DIR --shift-to-now')
})
