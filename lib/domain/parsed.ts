/**
 * Why a part of a body was not taken. `line` counts from 1 for line formats and is the index + 1 for arrays.
 * `code` is stable for machines, `reason` a sentence that names the field and the value.
 */
export type Reject = {
  line: number
  code: RejectCode
  reason: string
  /** The first 256 characters, inert text. */ excerpt: string
}

export const REJECT_CODES = [
  'InvalidPayload',
  'PayloadTooLarge',
  'UnknownThing',
  'Throttled',
  'InvalidLine',
  'MissingHeader',
  'OutOfRange',
  'NotPermitted',
] as const
export type RejectCode = (typeof REJECT_CODES)[number]

/** What a parser understood and what it did not; parsers never throw on input. */
export type Parsed<T> = { records: readonly T[]; rejects: readonly Reject[] }

export const rejectOf = (line: number, code: RejectCode, reason: string, text: string): Reject => ({
  line,
  code,
  reason,
  excerpt: text.slice(0, 256),
})
