import { expect, test as base } from '@playwright/test'
import { apiClient } from '@/e2e/api-client'
import { createToken } from '@/e2e/fixtures'
import { captureBytes, hasCaptures } from '@/lib/testing/captures'

/** What somebody with curl does: real reports and real captures, raw bytes, and the API's answers. */
const test = base.extend<{ capturesNeeded: undefined }, { admin: string }>({
  baseURL: async ({}, use) => use(process.env['VEDETTE_E2E_URL'] ?? ''),
  capturesNeeded: [
    async ({}, use, testInfo) => {
      testInfo.skip(!hasCaptures(), 'The captures are not there.')
      await use(undefined)
    },
    { auto: true },
  ],
  admin: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
})

const REPORTS = [
  'sample-report-long.json',
  'sample-report-short.json',
  'real-agent-python-long.json',
  'real-agent-python-short.json',
  'real-agent-python-long.cbor',
  'real-agent-python-short.cbor',
]
const CAMERA = '~default~192.168.1.195'

for (const file of REPORTS) {
  test(`the report ${file} of an AWS agent is accepted`, async ({ request, admin }) => {
    const answer = await request.post(`/api/v1/ingest/reports/agent-${file}`, {
      headers: {
        Authorization: `Bearer ${admin}`,
        'Content-Type': file.endsWith('.cbor') ? 'application/cbor' : 'application/json',
      },
      data: Buffer.from(captureBytes(`formats/aws-device-defender/${file}`)),
    })
    expect(answer.status()).toBe(200)
    expect((await answer.body()).toString('latin1')).toContain('ACCEPTED')
  })
}

const sendLog = async (request: Parameters<typeof apiClient>[0], token: string, capture: string) => {
  const answer = await request.post('/api/v1/ingest/zeek/conn?sensor=captures', {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    data: Buffer.from(captureBytes(`captures/${capture}/conn.log.gz`)),
  })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as { accepted: number; rejected: number }
}

const stagesWithIndicators = (stages: readonly { stage: string; status: string }[]): string[] =>
  stages.filter(({ status }) => status === 'indicators').map(({ stage }) => stage)

test('the Mirai capture is taken whole and tells its story at its own time', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  expect(await sendLog(request, admin, 'iot23-34-1-mirai')).toMatchObject({ accepted: 23_145, rejected: 0 })
  const flood = await api.assessment(CAMERA, '2018-12-22T11:00:00Z')
  expect(flood.breachLikelihood.printed).toBeGreaterThanOrEqual(50)
  expect(stagesWithIndicators(flood.stages)).toEqual(expect.arrayContaining(['command-and-control', 'impact']))
  const before = await api.assessment(CAMERA, '2018-12-21T14:55:31Z')
  expect(before.breachLikelihood.band).toBe('low')
  const rules = (await api.findings(CAMERA)).map(({ rule }) => rule.id)
  expect(rules.filter((rule) => /scan|sweep|fan-out/.test(rule))).toEqual([])
})

test('hosts that scan show lateral movement', async ({ request, admin }) => {
  const api = apiClient(request, admin)
  await sendLog(request, admin, 'slips-portscan-horizontal')
  await sendLog(request, admin, 'ctu-002-nmap')
  const scanned = await api.assessment('~default~10.0.2.112', '1970-01-01T00:17:00Z')
  expect(stagesWithIndicators(scanned.stages)).toContain('lateral-movement')
  const mapped = await api.assessment('~default~172.16.1.11', '2022-09-29T16:00:00Z')
  expect(stagesWithIndicators(mapped.stages)).toContain('lateral-movement')
})
