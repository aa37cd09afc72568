import { expect } from '@playwright/test'
import { apiClient } from '@/e2e/api-client'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator, createToken } from '@/e2e/fixtures'
import { captureBytes, hasCaptures } from '@/lib/testing/captures'

/** What the owner of a Suricata sensor does: a real log in, a host that sweeps its network found, and whom it asked. */
const test = asAdministrator.extend<{ capturesNeeded: undefined }, { admin: string }>({
  capturesNeeded: [
    async ({}, use, testInfo) => {
      testInfo.skip(!hasCaptures(), 'The captures are not there.')
      await use(undefined)
    },
    { auto: true },
  ],
  admin: [async ({}, use) => use(await createToken('--scope', 'admin', '--any')), { scope: 'worker' }],
})

const SWEEP = 'captures/slips-test12-icmp-scan.eve.json.gz'
const SWEEPER = '~default~192.168.1.109'
const AFTERWARDS = '2022-09-24T21:30:00Z'

test('a log of Suricata shows a host that sweeps its network, and whom it asked', async ({ page, request, admin }) => {
  const api = apiClient(request, admin)
  const send = (data: Buffer) =>
    request.post('/api/v1/ingest/suricata?sensor=sweeps', {
      headers: { Authorization: `Bearer ${admin}`, 'Content-Type': 'application/octet-stream' },
      data,
    })

  await test.step('the log is taken whole, and a second time nothing of it counts', async () => {
    const first = await send(Buffer.from(captureBytes(SWEEP)))
    expect(first.status(), await first.text()).toBe(200)
    expect(await first.json()).toMatchObject({ rejected: 0, duplicates: 0 })
    const again = (await (await send(Buffer.from(captureBytes(SWEEP)))).json()) as Record<string, number>
    expect(again['duplicates']).toBe(again['accepted'])
  })

  await test.step('the host is likely breached, and the sweep is why', async () => {
    const { breachLikelihood, stages } = await api.assessment(SWEEPER, AFTERWARDS)
    expect(breachLikelihood.printed).toBeGreaterThanOrEqual(50)
    expect(stages).toContainEqual(expect.objectContaining({ stage: 'lateral-movement', status: 'indicators' }))
    const sweep = (await api.findings(SWEEPER)).find(({ rule }) => rule.id === 'icmp-sweep')
    expect(sweep?.evidenceCount).toBeGreaterThan(0)
  })

  await test.step('its conversations of that day are listed, largest first by what is asked', async () => {
    await page.goto(`/devices/${encodeURIComponent(SWEEPER)}`)
    const panel = page.getByRole('region', { name: 'Conversations', exact: true })
    const table = panel.getByRole('table', { name: 'Conversations of 2022-09-24' })
    await expectRow(table, { 'Opened by': 'device', Contacts: /^\d+$/, First: /21:2/ })
    await panel.getByRole('button', { name: 'Contacts', exact: true }).click()
    await expect(page).toHaveURL(/talkOrder=contacts/)
    await panel.getByRole('button', { name: 'Show all' }).click()
    await expect(panel.getByRole('button', { name: 'Show the largest' })).toBeVisible()
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  await test.step('a line that cannot be read is named, and the rest is taken', async () => {
    const broken = await send(
      Buffer.from('{"timestamp":"2022-09-24T21:40:00+0000","event_type":"flow","src_ip":"x"}\n'),
    )
    expect(await broken.json()).toMatchObject({ accepted: 0, rejected: 1, rejects: [{ index: 0 }] })
    await page.goto('/ingest?source=sweeps')
    await expectRow(page.getByRole('table', { name: 'Rejected records' }), { Source: 'sweeps', Line: '1' })
  })
})
