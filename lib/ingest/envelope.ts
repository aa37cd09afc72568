import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { toIso, type EpochMs } from '@/lib/domain/time'
import type { BatchEntry } from './json-batch'
import { AHEAD_MAX_MS } from './limits'
import { shownValue } from './inert-text'
import { parseMoment } from './moment'
import { parseThingName, THING_NAME_RULE } from './thing-name'

/**
 * How a batch's times are read. With `observedAtAllowed` (a token of scope `import`) the envelope's `observedAt` is
 * the observation's; without, the receipt is, and what the sender claimed stays in the raw record only.
 */
export type BatchTimes = { receivedAt: EpochMs; observedAtAllowed: boolean }

/** Of which thing a document of a batch speaks and when; `claimedAt` is null when it names no time or may not. */
export type Envelope = { thingName: string; claimedAt: EpochMs | null; observedAt: EpochMs }

type EnvelopeResult = { ok: true; envelope: Envelope } | { ok: false; reject: Reject }

/** The envelope of one document of a batch, or the reject that names its field. */
export const readEnvelope = ({ index, fields }: BatchEntry, times: BatchTimes): EnvelopeResult => {
  const refused = (code: 'InvalidPayload' | 'OutOfRange', reason: string): EnvelopeResult => ({
    ok: false,
    reject: rejectOf(index + 1, code, reason, `thingName ${shownValue(fields['thingName'])}`),
  })
  const thingName = parseThingName(fields['thingName'])
  if (thingName === null) return refused('InvalidPayload', `thingName ${THING_NAME_RULE}`)
  const given = fields['observedAt'] ?? null
  if (given === null || !times.observedAtAllowed) {
    return { ok: true, envelope: { thingName, claimedAt: null, observedAt: times.receivedAt } }
  }
  const at = parseMoment(given)
  if (at === null) {
    return refused('InvalidPayload', `observedAt must be ISO 8601 or epoch milliseconds, got ${shownValue(given)}`)
  }
  if (at > times.receivedAt + AHEAD_MAX_MS) {
    return refused('OutOfRange', `observedAt must not be later than the receipt, got ${toIso(at)}`)
  }
  return { ok: true, envelope: { thingName, claimedAt: at, observedAt: at } }
}
