import { EXPOSURES } from '@/lib/domain/finding'
import {
  CRITICALITIES,
  REGISTRY_FIELDS,
  REGISTRY_TEXT_LENGTH_MAX,
  type RegistryPatch,
} from '@/lib/domain/registry-fields'
import { shownValue } from '@/lib/ingest/inert-text'
import { parseThingName, THING_NAME_RULE } from '@/lib/ingest/thing-name'

/** What a row of an import says of a device. */
export type RegistryRow = { line: number; id: string; patch: RegistryPatch }
/** Why a row, or a column of the header, was not taken. `column` is empty when the whole row is meant. */
export type RegistryReject = { line: number; column: string; reason: string }

export type RowRead = { row: RegistryRow } | { reject: RegistryReject }

/** The columns of an import and of an export. */
export const REGISTRY_COLUMNS = ['id', ...REGISTRY_FIELDS] as const
export type RegistryColumn = (typeof REGISTRY_COLUMNS)[number]

const CONTROL = /[\p{Cc}\p{Cs}]/u

/** A value that was read, what is wrong with it, or nothing said: `undefined`. */
type Read<Value> = { value: Value | undefined } | { problem: string }

const textOf = (given: unknown): Read<string> => {
  if (given === undefined || given === null) return { value: undefined }
  if (typeof given !== 'string') return { problem: `must be text, got ${shownValue(given)}` }
  const value = given.trim()
  if (value === '') return { value: undefined }
  if (value.length > REGISTRY_TEXT_LENGTH_MAX) {
    return { problem: `must be at most ${String(REGISTRY_TEXT_LENGTH_MAX)} characters, got ${String(value.length)}` }
  }
  return CONTROL.test(value) ? { problem: 'must not hold control characters' } : { value }
}

const oneOf = <Word extends string>(given: unknown, words: readonly Word[]): Read<Word> => {
  const read = textOf(given)
  if ('problem' in read || read.value === undefined) return read as Read<Word>
  const word = words.find((known) => known === read.value?.toLowerCase())
  if (word !== undefined) return { value: word }
  return { problem: `must be one of ${words.join(', ')}, got ${shownValue(read.value)}` }
}

/** A field that may be taken away: by null. */
const orNull = <Value>(given: unknown, read: (given: unknown) => Read<Value>): Read<Value | null> =>
  given === null ? { value: null } : read(given)

const READERS = {
  name: textOf,
  group: textOf,
  site: textOf,
  criticality: (given: unknown) => oneOf(given, CRITICALITIES),
  exposure: (given: unknown) => orNull(given, (value) => oneOf(value, EXPOSURES)),
  segment: (given: unknown) => orNull(given, textOf),
} satisfies { [Field in keyof RegistryPatch]-?: (given: unknown) => Read<RegistryPatch[Field]> }

/** Reads what a row says, by column; a column that is left out or empty says nothing, null takes the field away. */
export const readRegistryRow = (line: number, given: Readonly<Record<string, unknown>>): RowRead => {
  const id = parseThingName(typeof given['id'] === 'string' ? given['id'].trim() : given['id'])
  if (id === null) {
    return { reject: { line, column: 'id', reason: THING_NAME_RULE } }
  }
  const patch: Record<string, unknown> = {}
  for (const field of REGISTRY_FIELDS) {
    const read = READERS[field](given[field])
    if ('problem' in read) return { reject: { line, column: field, reason: read.problem } }
    if (read.value !== undefined) patch[field] = read.value
  }
  return { row: { line, id, patch } }
}
