import { expect, type APIRequestContext } from '@playwright/test'
import { csvRows } from '@/lib/ingest/registry/csv-rows'
import { valueOfCell } from '@/lib/ingest/registry/csv-cell'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible } from '@/e2e/expectations'
import { asAdministrator as test, createToken, productOutput, runBeside } from '@/e2e/fixtures'
import { expectUnharmed, watchForHarm } from '@/e2e/harm'
import { ADDRESS, HOSTILE } from '@/e2e/hostile-device'
import { allAttacks, ATTACKS, CONTROLS, LONG } from '@/e2e/hostile-strings'
import { devicePath, GROUP, judgeHostile, raiseHostile, SENSOR, sendHostile } from '@/e2e/send-hostile'

const PAGE = `/devices/${encodeURIComponent(HOSTILE)}`
const PERSON = `${ATTACKS[1] ?? ''}${ATTACKS[19] ?? ''}`.slice(0, 80)
/** All that a terminal obeys but the ends of lines and the columns of our own. */
const ACTS_ON_TERMINAL = /(?![\n\t])[\p{Cc}\p{Cf}]/u

let api: APIRequestContext

test.beforeAll(async ({ playwright, baseURL }) => {
  const token = await createToken('--scope', 'admin', '--any')
  api = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  await sendHostile(api)
})

test.afterAll(() => api.dispose())

test('what no name may hold is refused, with what is wrong and where', async () => {
  for (const thingName of [...CONTROLS, LONG]) {
    const rejected = await api.post('/api/v1/ingest/profiles', { data: [{ thingName, profile: {} }] })
    expect(rejected.status()).toBe(422)
    expect(await rejected.text()).toContain('thingName must be 1 to 128 bytes')
    const answer = await api.post('/api/v1/devices', { data: { id: 'hostile-refused', name: thingName } })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toContain('name:')
  }
  for (const name of [...ATTACKS.slice(0, 4), ...CONTROLS, LONG]) {
    const answer = await api.post('/api/v1/tokens', { data: { name, scope: 'read' } })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toContain('1 to 64 letters, digits')
  }
})

/** Pages that show what was sent, and pages whose address is an attack. */
const pagesWith = (alarm: string, evidence: string, email: string): string[] => {
  const attack = encodeURIComponent(allAttacks(200))
  return [
    `${PAGE}?evidence=${evidence}`,
    `${PAGE}?score=threat&range=${attack}`,
    `/devices/${encodeURIComponent(`~default~${ADDRESS}`)}`,
    `/devices/${encodeURIComponent(ATTACKS[0] ?? '')}?score=since`,
    `/devices/${attack}`,
    '/devices',
    `/devices?preview=${encodeURIComponent(HOSTILE)}`,
    `/devices?q=${attack}`,
    '/fleet',
    '/fleet?by=model&map=table',
    '/fleet?by=firmware',
    '/alarms?q=state:suppressed',
    `/alarms?open=${alarm}`,
    `/alarms?q=${attack}`,
    `/groups?q=${encodeURIComponent(GROUP.slice(0, 20))}`,
    `/groups?q=${attack}`,
    `/groups/${attack}`,
    `/ingest?source=${SENSOR}`,
    `/catalog?q=${attack}`,
    `/settings/people?q=${email}`,
    '/settings/judgements',
    '/settings/account',
    `/settings/scoring?q=${attack}`,
    '/settings/retention',
    `/settings/audit?target=${encodeURIComponent(HOSTILE)}`,
    `/settings/audit?target=${attack}`,
  ]
}

test('nothing of it runs, turns or breaks a page, wide or narrow', async ({ page, browser }) => {
  test.setTimeout(480_000)
  const evidence = await judgeHostile(api)
  const alarm = await raiseHostile(api)
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Analyst')
  const person = await acceptInvitation(browser, link, PERSON, account)
  await person.context.close()
  const harm = watchForHarm(page)
  for (const where of pagesWith(alarm, evidence, account.email)) {
    await page.goto(where)
    await expect(page.locator('main h1')).toBeVisible()
    await expectUnharmed(page, where)
    expect(harm, where).toEqual([])
  }
  await page.goto(PAGE)
  await expect(page).toHaveTitle(new RegExp(String.raw`^=<img src=x .*gpj\.exe/\.\./%00.*Vedette$`))
  await expect(page.getByText(String.raw`\u202egpj.exe`).first()).toBeVisible()
  await expectAccessible(page)
})

test('dialogs, the palette and what is said of an act show it as text', async ({ page }) => {
  const harm = watchForHarm(page)
  await page.goto(PAGE)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('vedetteWasHarmed')
  await expect(page.getByRole('option', { name: /<img src=x/ }).first()).toBeVisible()
  await expectUnharmed(page, 'the palette')
  await page.keyboard.press('Escape')
  const notes = page.getByRole('region', { name: 'Notes' })
  await expect(notes).toContainText(String.raw`\u001b]8;;http://evil.example\u0007`)
  await notes.getByRole('button', { name: 'Remove' }).first().click()
  await expect(page.getByText('The note is removed').first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: 'Edit the registry' }).click()
  await expectUnharmed(page, 'the dialog of the registry')
  await page.keyboard.press('Escape')
  expect(harm).toEqual([])
})

/** What a spreadsheet would run. */
const FORMULA_CELL = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/
const CONTROL = /[\p{Cc}\p{Cs}]/u

test('files hold it exactly, and no cell of them is a formula', async () => {
  for (const where of [
    '/api/v1/exports/devices',
    '/api/v1/registry/export',
    '/api/v1/exports/catalog-matrix?format=csv',
  ]) {
    const answer = await api.get(where)
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8')
    const rows = csvRows(await answer.text(), 10_000)
    const cells = rows.flatMap((row) => row.cells)
    expect(
      cells.filter((cell) => FORMULA_CELL.test(cell) && !/^-?\d/.test(cell)),
      where,
    ).toEqual([])
    expect(
      cells.filter((cell) => CONTROL.test(cell)),
      where,
    ).toEqual([])
  }
  const file = csvRows(await (await api.get('/api/v1/registry/export')).text(), 10_000)
  const kept = file.map(({ cells }) => valueOfCell(cells[0] ?? ''))
  expect(kept).toEqual(expect.arrayContaining([HOSTILE, ...ATTACKS]))
  for (const id of [HOSTILE, ...ATTACKS]) {
    const answer = await api.get(devicePath(id))
    expect(answer.status(), id).toBe(200)
    expect(await answer.json()).toMatchObject({ id })
  }
})

test('neither the log nor the command line is cleared, linked or forged', async () => {
  const output = await productOutput()
  expect(output).not.toMatch(ACTS_ON_TERMINAL)
  expect(output).not.toMatch(/^{"level":"error","msg":"forged"}/m)
  await api.post('/api/v1/tokens', {
    data: { name: 'hostile', scope: 'ingest', thingPattern: CONTROLS.slice(0, 5).join('').slice(0, 128) },
  })
  for (const verb of [
    ['user', 'list'],
    ['token', 'list'],
  ]) {
    const printed = await runBeside(...verb)
    expect(printed).not.toMatch(ACTS_ON_TERMINAL)
    expect(printed).toContain(verb[0] === 'user' ? PERSON.slice(0, 20) : String.raw`\u001b[2J`)
  }
})
