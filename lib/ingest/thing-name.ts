/** AWS rejects reports of thing names over 128 bytes. */
const THING_NAME_BYTES_MAX = 128
const CONTROL = /[\p{Cc}\p{Cs}]/u
const encoder = new TextEncoder()

/** A thing name as it stands, or null: empty, over 128 bytes of UTF-8, or with a control character. */
export const parseThingName = (value: unknown): string | null => {
  if (typeof value !== 'string' || value.length === 0 || value.length > THING_NAME_BYTES_MAX) return null
  if (CONTROL.test(value)) return null
  return encoder.encode(value).length <= THING_NAME_BYTES_MAX ? value : null
}
