/** AWS rejects reports of thing names over 128 bytes. */
const THING_NAME_BYTES_MAX = 128
const CONTROL = /[\p{Cc}\p{Cs}]/u
/** What an address of a page or of the API cannot name: browsers take them for steps. */
const STEPS = new Set(['.', '..'])
const encoder = new TextEncoder()

/** What `parseThingName` asks, as a refusal says it. */
export const THING_NAME_RULE = 'must be 1 to 128 bytes without control characters, and not . or ..'

/** A thing name as it stands, or null: empty, over 128 bytes of UTF-8, with a control character, `.` or `..`. */
export const parseThingName = (value: unknown): string | null => {
  if (typeof value !== 'string' || value.length === 0 || value.length > THING_NAME_BYTES_MAX) return null
  if (CONTROL.test(value) || STEPS.has(value)) return null
  return encoder.encode(value).length <= THING_NAME_BYTES_MAX ? value : null
}
