import { expect, test } from 'vitest'
import { rejectCurl } from './reject-curl'

const ORIGIN = 'http://127.0.0.1:3000'

test.each([
  ['report', '/api/v1/ingest/reports/my-device', 'application/json'],
  ['event', '/api/v1/ingest/events', 'application/x-ndjson'],
  ['profile', '/api/v1/ingest/profiles', 'application/x-ndjson'],
  ['conn', '/api/v1/ingest/zeek/conn?sensor=lab', 'text/plain'],
])('a %s goes where it came from', (log, path, type) => {
  const command = rejectCurl(ORIGIN, { source: 'lab', log, excerpt: '{}' }) ?? ''
  expect(command).toContain(`curl '${ORIGIN}${path}'`)
  expect(command).toContain(`'Content-Type: ${type}'`)
  expect(command).toContain(`--data-raw '{}'`)
  expect(command).toContain('"Authorization: Bearer $TOKEN"')
})

test('what a stranger wrote runs nothing and reads no file', () => {
  const excerpt = `@/etc/passwd' "$(id)" \n\u001b]0;x\u0007`
  const command = rejectCurl(ORIGIN, { source: `l'ab&x=1 $(id)`, log: 'conn', excerpt }) ?? ''
  expect(command).not.toMatch(/ (-d|--data|--data-binary) /)
  expect(command.split('\n')).toHaveLength(4)
  expect(command).toContain(String.raw`--data-raw $'@/etc/passwd\x27 "$(id)" \x0a\x1b]0;x\x07'`)
  expect(command).toContain(`sensor=l'\\''ab%26x%3D1%20%24(id)'`)
})

test('a log without a request has no command', () => {
  expect(rejectCurl(ORIGIN, { source: 'lab', log: 'constructor', excerpt: '' })).toBeNull()
})
