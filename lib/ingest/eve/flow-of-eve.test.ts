import { expect, test } from 'vitest'
import { parseEve } from './parse-eve'

const AT = '2021-06-06T16:00:00.500000+0200'
const ENDS = { src_ip: '192.0.2.10', src_port: 40_000, dest_ip: '203.0.113.9', dest_port: 80, proto: 'TCP' }
const CLIENT = { ip: '192.0.2.10', port: 40_000 }
const SERVER = { ip: '203.0.113.9', port: 80 }

const only = (said: object): unknown => {
  const flow_id = 1_374_195_536_821_504
  const { records, rejects } = parseEve([
    JSON.stringify({ timestamp: AT, flow_id, event_type: 'flow', ...ENDS, ...said }),
  ])
  expect(rejects).toEqual([])
  return records[0]
}

type Side = readonly [packets: number, bytes: number, flags?: string]
const flow = ([sent, sentBytes, ts]: Side, [received, receivedBytes, tc]: Side, more: object = {}): unknown =>
  only({
    flow: {
      pkts_toserver: sent,
      pkts_toclient: received,
      bytes_toserver: sentBytes,
      bytes_toclient: receivedBytes,
      start: '2021-06-06T14:00:00.000000+0000',
      end: '2021-06-06T14:00:02.000000+0000',
    },
    tcp: ts === undefined ? undefined : { tcp_flags_ts: ts, tcp_flags_tc: tc },
    ...more,
  })

test('are dated by their own start and end, not by when the record was written', () => {
  expect(flow([5, 500, '1b'], [4, 400, '1b'], { app_proto: 'tls' })).toMatchObject({
    kind: 'flow',
    uid: '1374195536821504',
    startedAt: Date.UTC(2021, 5, 6, 14),
    observedAt: Date.UTC(2021, 5, 6, 14, 0, 2),
    durationMs: 2_000,
    service: 'ssl',
    result: 'answered',
    origin: { ...CLIENT, packets: 5, local: null },
    responder: { ...SERVER, packets: 4 },
  })
})

test.each<[string, Side, Side, string]>([
  ['a session', [5, 500, '1b'], [4, 400, '1b'], 'answered'],
  ['an open port that was only tried', [2, 114, '06'], [1, 60, '12'], 'answered'],
  ['a closed port', [1, 60, '02'], [1, 60, '14'], 'refused'],
  ['a closed port, with congestion flags', [1, 60, 'c2'], [1, 60, '14'], 'refused'],
  ['a SYN without a reply', [3, 180, '02'], [0, 0, '00'], 'unanswered'],
  ['a SYN that was taken back', [2, 114, '06'], [0, 0, '00'], 'unanswered'],
  ['a session whose other direction the sensor does not see', [9, 900, '1a'], [0, 0, '00'], 'partial'],
  ['the middle of something', [9, 900, '00'], [0, 0, '00'], 'partial'],
  ['the middle of something, both ways', [9, 900, '00'], [9, 900, '00'], 'partial'],
])('%s', (_, sent, received, result) => {
  expect(flow(sent, received)).toMatchObject({ result, origin: CLIENT })
})

test('the half that a server sent is turned round', () => {
  const ends = { src_port: 443, dest_port: 58_513 }
  expect(flow([216, 12_962, '00'], [0, 0, '00'], ends)).toMatchObject({
    result: 'partial',
    origin: { ip: '203.0.113.9', port: 58_513, packets: 0, bytes: 0 },
    responder: { ip: '192.0.2.10', port: 443, packets: 216 },
  })
})

test('a try from a low port stays a try', () => {
  expect(flow([1, 60, '02'], [0, 0, '00'], { src_port: 80, dest_port: 50_000 })).toMatchObject({
    result: 'unanswered',
    origin: { ip: '192.0.2.10', port: 80 },
  })
})

test.each<[string, object, Side, Side, object]>([
  ['a look-up with its answer', { dest_port: 53 }, [1, 70], [1, 90], { result: 'answered', origin: CLIENT }],
  ['a datagram without a reply', {}, [1, 70], [0, 0], { result: 'unanswered', origin: CLIENT }],
  [
    "a resolver's half",
    { src_port: 53, dest_port: 5_000 },
    [1, 90],
    [0, 0],
    { result: 'partial', responder: { port: 53 } },
  ],
  [
    'a reply of SSDP',
    { src_port: 1_900, dest_port: 44_232 },
    [1, 90],
    [0, 0],
    { result: 'partial', responder: { port: 1_900 } },
  ],
  ['a flood from a low port', { src_port: 4_000, dest_port: 44_232 }, [1, 90], [0, 0], { result: 'unanswered' }],
])('UDP: %s', (_, ends, sent, received, expected) => {
  expect(flow(sent, received, { proto: 'UDP', ...ends })).toMatchObject({ transport: 'udp', ...expected })
})

test.each<[string, object, Side, object]>([
  ['an echo with its reply', { icmp_type: 8, icmp_code: 0 }, [1, 42], { result: 'answered', origin: { port: 8 } }],
  ['an echo without', { icmp_type: 8, icmp_code: 0 }, [0, 0], { result: 'unanswered', responder: { port: 0 } }],
  ['a reply alone', { icmp_type: 0 }, [0, 0], { result: 'partial', origin: { ip: '203.0.113.9', port: 8 } }],
  ['what is no type', { icmp_type: 70_000 }, [0, 0], { origin: { port: 255 } }],
])('ICMP: %s', (_, icmp, received, expected) => {
  const ports = { src_port: undefined, dest_port: undefined }
  expect(flow([1, 42], received, { proto: 'ICMP', ...ports, ...icmp })).toMatchObject({
    transport: 'icmp',
    ...expected,
  })
})

test.each<[string, Side, number]>([
  ['frames of a handshake carry nothing', [3, 198, '12'], 0],
  ['nor do padded ones', [3, 180, '12'], 0],
  ['two pushed bytes in a padded frame are something', [4, 240, '1a'], 24],
  ['what is above the headers is payload', [10, 1_660, '1a'], 1_000],
])('%s', (_, sent, bytes) => {
  expect(flow(sent, [3, 180, '12'])).toMatchObject({ origin: { bytes } })
})

test.each([['failed'], [undefined]])('%s is no service', (app_proto) => {
  expect(flow([5, 500, '1b'], [4, 400, '1b'], { app_proto })).toMatchObject({ service: '' })
})
