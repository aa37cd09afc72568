import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { callBack } from './call-back'

const STRANGER = '198.51.100.44'
const visit = anInboundFlow({ from: STRANGER, fromPort: 50_505, port: 8_080 })
const call = aFlow({ after: 5, to: STRANGER, port: 80 })

test('who tried the device is called back, on another port', () => {
  const hit = hitOf(judged(callBack, [visit, call]))
  expect(hit).toMatchObject({ subject: `${STRANGER}:80`, count: 1 })
  expect(hit.confidence).toBeCloseTo(0.7 * 0.85)
  expect(hit.isEvidence(visit)).toBe(true)
  expect(hit.isEvidence(aFlow())).toBe(false)
})

test('the rest of a session seen from its middle is no visit', () => {
  const middle = anInboundFlow({ from: STRANGER, fromPort: 443, port: 40_000, result: 'partial' })
  expect(judged(callBack, [middle, aFlow({ after: 5, to: STRANGER })]).status).toBe('clear')
})

test('a flow to the port he came from is an answer, and a host it knows is no stranger', () => {
  expect(judged(callBack, [visit, aFlow({ after: 5, to: STRANGER, port: 50_505 })]).status).toBe('clear')
  expect(judged(callBack, [aFlow({ to: STRANGER }), visit, call]).status).toBe('clear')
})

test('two hours later it is no answer to him', () => {
  expect(judged(callBack, [visit, aFlow({ after: 7_300, to: STRANGER, port: 80 })]).status).toBe('clear')
})

test('a few other visitors in between do not hide him', () => {
  const others = someFlows(8, 1, (i) => ({ after: 1 + i / 10, from: hostOf(i), to: '192.168.1.20', port: 23 }))
  expect(judged(callBack, [visit, ...others, call]).status).toBe('found')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(callBack, [aReport()]).status).toBe('not-assessed')
})
