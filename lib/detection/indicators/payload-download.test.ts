import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { DEVICE_IP } from '@/lib/testing/some-flows'
import { anAlert, aRequest, aTransfer } from '@/lib/testing/some-records'
import { payloadDownload } from './payload-download'

const BARE = '198.51.100.4'
const fromBare = { to: BARE, host: BARE, uri: '/bins/bot', userAgent: 'Wget/1.21' }

test('a program by its first bytes from a bare address', () => {
  const hit = hitOf(judged(payloadDownload, [aRequest({ ...fromBare, responseType: 'application/x-executable' })]))
  expect(hit).toMatchObject({ subject: BARE, confidence: 1, count: 1 })
  expect(hit.summary).toContain('with Wget from the bare address 198.51.100.4')
})

test('by its name only it is less sure', () => {
  expect(hitOf(judged(payloadDownload, [aRequest({ ...fromBare, uri: '/a.mips', responseType: '' })])).confidence).toBe(
    0.6,
  )
})

test('the request and the file it brought are one download, in whatever order they come', () => {
  const request = aRequest({ ...fromBare, responseType: 'application/octet-stream' })
  const file = aTransfer({ to: BARE, type: 'application/x-executable', name: '' })
  for (const records of [
    [request, file],
    [file, request],
  ]) {
    expect(hitOf(judged(payloadDownload, records))).toMatchObject({ subject: BARE, count: 1, confidence: 1 })
  }
})

test('from a name it is next to nothing', () => {
  const hit = hitOf(judged(payloadDownload, [aRequest({ responseType: 'text/x-shellscript' })]))
  expect(hit.confidence).toBeLessThanOrEqual(0.2)
})

test('files alone, of which nobody said where they came from, count half', () => {
  expect(hitOf(judged(payloadDownload, [aTransfer({ to: BARE, type: 'application/x-executable' })])).confidence).toBe(
    0.5,
  )
})

test('a request to the bare address beside it tells where the file came from', () => {
  const asked = aRequest({ after: 1, to: BARE, host: BARE, uri: '/page', responseType: 'application/octet-stream' })
  const file = aTransfer({ to: BARE, name: 'a.exe', type: '' })
  expect(hitOf(judged(payloadDownload, [file, asked])).confidence).toBe(0.6)
})

test('inside the site servers go by address, so it counts less', () => {
  const local = { ...fromBare, to: '192.168.1.9', host: '192.168.1.9', responseType: 'text/x-shellscript' }
  expect(hitOf(judged(payloadDownload, [aRequest(local)])).confidence).toBeCloseTo(0.4)
})

test('what was not there, what was sent away and what is fetched from the device are no downloads of it', () => {
  const program = 'application/x-executable'
  expect(judged(payloadDownload, [aRequest({ ...fromBare, uri: '/a.mips', status: 404 })]).status).toBe('clear')
  expect(judged(payloadDownload, [aTransfer({ to: BARE, type: program, sentByClient: true })]).status).toBe('clear')
  expect(judged(payloadDownload, [aTransfer({ from: BARE, to: DEVICE_IP, type: program })]).status).toBe('clear')
})

test('a hundred updates do not drive the trace of a loader out', () => {
  const updates = Array.from({ length: 100 }, (_, i) =>
    aRequest({ after: 9 + i, to: `203.0.113.${String(i)}`, uri: '/a.sh', responseType: '' }),
  )
  const outcome = judged(payloadDownload, [aRequest({ ...fromBare, uri: '/a.sh', responseType: '' }), ...updates])
  if (outcome.status !== 'found') throw new Error('nothing was found')
  expect(outcome.hits.map(({ subject }) => subject)).toContain(BARE)
})

test('without web logs nothing can be said', () => {
  expect(judged(payloadDownload, [anAlert()]).status).toBe('not-assessed')
})
