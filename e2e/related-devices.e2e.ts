import { expect } from '@playwright/test'
import { apiClient, type ApiClient } from '@/e2e/api-client'
import { expectAccessible, expectRow } from '@/e2e/expectations'
import { asAdministrator, createToken } from '@/e2e/fixtures'
import { aScanCapture, callsInVain } from '@/e2e/sample-traffic'

/** What one device's signs say of another that has something in common with it. */
const test = asAdministrator.extend<{ api: ApiClient }, { token: string }>({
  token: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
  api: async ({ request, token }, use) => use(apiClient(request, token)),
})

const QUIET = '192.168.46.11'
const SCANNERS = ['192.168.46.12', '192.168.46.13']

const breachOf = async (api: ApiClient, deviceId: string) => {
  const { score, contributions } = (await api.assessment(deviceId)).breachLikelihood
  return { score: score ?? -1, related: contributions.find(({ kind }) => kind === 'related-devices') }
}

test('R6 breach likelihood also uses data of several related devices', async ({ page, request, token, api }) => {
  // A capture of some hours ago: what is live stands at the end of the present minute, which would be waited for.
  const endMs = Date.now() - 3 * 3_600_000
  const send = async (data: string): Promise<void> => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain' }
    const answer = await request.post('/api/v1/ingest/zeek/conn?sensor=hall', { headers, data })
    expect(answer.status(), await answer.text()).toBe(200)
  }

  await send(callsInVain(QUIET, endMs))
  const [device] = (await api.devices(QUIET)).items
  const quiet = device?.id ?? ''
  const alone = await breachOf(api, quiet)
  expect(alone.related).toBeUndefined()

  // Two others call the same endpoint, and scan.
  for (const ip of SCANNERS) {
    await send(callsInVain(ip, endMs))
    await send(aScanCapture(ip, endMs))
  }
  await expect
    .poll(async () => (await breachOf(api, quiet)).related?.related, { timeout: 30_000 })
    .toEqual({ scope: 'site', peers: 2, share: null })
  const raised = await breachOf(api, quiet)
  expect(raised.score).toBeGreaterThan(alone.score)
  expect(raised.related?.subject).toBe('203.0.113.200:4321')

  await page.goto(`/devices/${encodeURIComponent(quiet)}`)
  await expectRow(page.getByRole('table', { name: /^Contributions to breach likelihood/ }), {
    Contribution: /2 other devices of this site with the same sign are at high or above/,
    Kind: 'Related devices',
  })
  await expectAccessible(page)
})
