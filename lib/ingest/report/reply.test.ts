import { expect, test } from 'vitest'
import { decodeCbor } from './decode-cbor'
import { encodeReply } from './encode-reply'
import { acceptedReply, rejectedReply } from './reply'

const AT = 1_795_323_301_482
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('an accepted report is answered with the key reportId, which agents look up', () => {
  expect(text(encodeReply(acceptedReply('pump-17', 1_795_323_300, AT), 'json'))).toBe(
    '{"thingName":"pump-17","reportId":1795323300,"status":"ACCEPTED","timestamp":1795323301482}',
  )
})

test("a refused report is answered with AWS's capitals, and without an id when it could not be read", () => {
  const reply = rejectedReply('pump-17', 1_795_323_300, 'InvalidPayload', 'Malformed metrics report', AT)
  expect(text(encodeReply(reply, 'json'))).toBe(
    '{"thingName":"pump-17","reportId":1795323300,"status":"REJECTED","statusDetails":{"ErrorCode":"InvalidPayload","ErrorMessage":"Malformed metrics report"},"timestamp":1795323301482}',
  )
  expect(rejectedReply('pump-17', null, 'Throttled', 'too soon', AT)).not.toHaveProperty('reportId')
})

test.each([1, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, Number.MAX_SAFE_INTEGER, -1, -500, 0.5])(
  'a reply in CBOR carries the id %d',
  (reportId) => {
    const reply = acceptedReply('kühler', reportId, AT)
    expect(decodeCbor(encodeReply(reply, 'cbor'), 16)).toEqual({ ok: true, value: reply })
  },
)

test('the CBOR of a reply is the shortest one', () => {
  const hex = Buffer.from(encodeReply(acceptedReply('a', 500, 1), 'cbor')).toString('hex')
  expect(hex).toBe(
    'a4697468696e674e616d65616168' +
      '7265706f7274496419 01f4'.replace(' ', '') +
      '667374617475736841434345505445446974696d657374616d7001',
  )
})
