import { expect, test } from 'vitest'
import type { FlowResult, Transport } from '@/lib/domain/observation'
import { flowResultOf } from './flow-result'

const nothing = { packets: 0, bytes: 0 }
const packets = { packets: 2, bytes: 0 }
const payload = { packets: 2, bytes: 90 }

test.each<[string, Transport, string, string, { packets: number; bytes: number }, FlowResult]>([
  ['a finished session', 'tcp', 'SF', 'ShADadFf', payload, 'answered'],
  ['an open session', 'tcp', 'S1', 'ShADad', payload, 'answered'],
  ['a session the responder reset', 'tcp', 'RSTR', 'ShADadr', payload, 'answered'],
  ['a SYN without a reply', 'tcp', 'S0', 'S', nothing, 'unanswered'],
  ['a SYN whose SYN-ACK alone was missed', 'tcp', 'S0', 'SADa', packets, 'partial'],
  ['a closed port', 'tcp', 'REJ', 'Sr', packets, 'refused'],
  ['a half-open scan taken back', 'tcp', 'RSTOS0', 'SR', nothing, 'unanswered'],
  ['a session seen late and reset', 'tcp', 'RSTOS0', 'DadAFR', payload, 'answered'],
  ['a SYN and FIN without a reply', 'tcp', 'SH', 'SF', nothing, 'unanswered'],
  ['a reset to a SYN with a bad checksum', 'tcp', 'RSTRH', 'Car', packets, 'refused'],
  ["the responder's half with payload", 'tcp', 'SHR', '^hCadf', payload, 'answered'],
  ["the responder's half without anything", 'tcp', 'SHR', 'f', packets, 'partial'],
  ['a flood with bad checksums, 0 packets', 'tcp', 'OTH', 'C', nothing, 'unanswered'],
  ['an acknowledgement alone, a scan or one side of a session', 'tcp', 'OTH', 'A', nothing, 'partial'],
  ['a session whose other side the sensor does not see', 'tcp', 'S0', 'SAD', nothing, 'partial'],
  ['traffic from the middle', 'tcp', 'OTH', 'DadA', payload, 'partial'],
  ['a SYN-ACK without its SYN', 'tcp', 'OTH', 'H', nothing, 'partial'],
  ['the tail of a closed session', 'tcp', 'OTH', 'R', nothing, 'partial'],
  ['a state Zeek does not have', 'tcp', 'XX', '', nothing, 'partial'],
  ['a lookup with its answer', 'udp', 'SF', 'Dd', payload, 'answered'],
  ['a datagram without a reply', 'udp', 'S0', 'D', nothing, 'unanswered'],
  ['a lookup with a bad checksum and its answer', 'udp', 'SHR', 'Cd', payload, 'answered'],
  ['a broadcast that Zeek flipped', 'udp', 'SHR', '^d', payload, 'partial'],
  ['a datagram with a bad checksum', 'udp', 'OTH', 'C', nothing, 'unanswered'],
  ['an echo with its reply', 'icmp', 'OTH', '', packets, 'answered'],
  ['an echo without a reply', 'icmp', 'OTH', '', nothing, 'unanswered'],
])('%s', (_, transport, state, history, responder, result) => {
  expect(flowResultOf(transport, state, history, responder)).toBe(result)
})
