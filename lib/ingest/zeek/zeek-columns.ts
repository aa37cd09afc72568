import { isJson, type Json } from '@/lib/ingest/json-line'
import { ID_COLUMNS, type LogReader, type ZeekLine } from './zeek-line'
import type { ZeekHeader } from './zeek-header'

/** Elements of a set or vector that are looked at. */
const ELEMENTS_MAX = 64

const NOTHING: readonly unknown[] = []
const NO_LISTS: readonly (readonly unknown[])[] = []

/** Where a line's values stand: in TSV their places (-1 for none), worked out once a header and not once a line. */
export type TsvColumns = {
  ids: readonly number[]
  values: readonly number[]
  lists: readonly number[]
  /** Of a column that holds a password; -1 for none. */
  secret: number
  count: number
}

/** The places of a reader's columns in a header. */
export const tsvColumnsOf = ({ columns, lists }: LogReader<unknown>, { fields }: ZeekHeader): TsvColumns => {
  const placesOf = (names: readonly string[]): number[] => names.map((name) => fields.indexOf(name))
  const secret = fields.indexOf('password')
  return { ids: placesOf(ID_COLUMNS), values: placesOf(columns), lists: placesOf(lists), secret, count: fields.length }
}

/** Zeek writes a backslash twice, and what is not printable or would end the value as `\x09`. */
const ESCAPED = /\\(?:x([0-7][0-9a-f])|\\)/gi

const unescaped = (value: string): string =>
  value.replace(ESCAPED, (_, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  )

const isUnset = (value: string | undefined, header: ZeekHeader): boolean =>
  value === header.unsetField || value === header.emptyField || value === '' || value === undefined

/** As many as the columns of the widest reader and more; copying it is the fastest way to make an array. */
const BLANK: readonly unknown[] = Array<unknown>(32).fill(undefined)

const valuesAt = (places: readonly number[], given: readonly string[], header: ZeekHeader): unknown[] => {
  const { unsetField, emptyField } = header
  const values = BLANK.slice(0, places.length)
  for (let index = 0; index < places.length; index += 1) {
    const value = given[places[index] ?? -1]
    if (value !== unsetField && value !== emptyField && value !== '') values[index] = value
  }
  return values
}

const listAt = (place: number, given: readonly string[], header: ZeekHeader): readonly unknown[] => {
  const value = given[place]
  return value === undefined || isUnset(value, header) ? NOTHING : value.split(header.setSeparator, ELEMENTS_MAX)
}

const unescapedOf = (value: unknown): unknown => (typeof value === 'string' ? unescaped(value) : value)

/** The values that stand in one line of TSV; unset and empty ones are undefined. `raw` is what is kept of the line. */
export const lineOfTsv = (
  given: readonly string[],
  columns: TsvColumns,
  header: ZeekHeader,
  raw: string,
): ZeekLine => ({
  ids: valuesAt(columns.ids, given, header),
  values: valuesAt(columns.values, given, header),
  lists: columns.lists.length === 0 ? NO_LISTS : columns.lists.map((place) => listAt(place, given, header)),
  raw,
})

/** A line in which something is escaped, read; lists were cut before, since a separator in them is escaped. */
export const withoutEscapes = ({ ids, values, lists, raw }: ZeekLine): ZeekLine => ({
  ids: ids.map(unescapedOf),
  values: values.map(unescapedOf),
  lists: lists.map((list) => list.map(unescapedOf)),
  raw,
})

/** The key of a column, and where exporters nest it that take the dot for a path. */
type JsonKey = { name: string; outer: string; inner: string }

/** The keys of a reader's columns in JSON. */
export type JsonColumns = {
  ids: readonly JsonKey[]
  values: readonly JsonKey[]
  lists: readonly JsonKey[]
  always: readonly JsonKey[]
}

const keyOf = (name: string): JsonKey => {
  const dot = name.indexOf('.')
  return { name, outer: dot === -1 ? '' : name.slice(0, dot), inner: name.slice(dot + 1) }
}

/** Worked out once a parse. */
export const jsonColumnsOf = ({ columns, lists, always }: LogReader<unknown>): JsonColumns => ({
  ids: ID_COLUMNS.map(keyOf),
  values: columns.map(keyOf),
  lists: lists.map(keyOf),
  always: always.map(keyOf),
})

/** The value of a dotted key, as Zeek writes it or nested; undefined when it is not there or null. */
const memberOf = (json: Json, { name, outer, inner }: JsonKey): unknown => {
  const value = json[name]
  if (value !== undefined || outer === '') return value ?? undefined
  const nested = json[outer]
  return isJson(nested) ? (nested[inner] ?? undefined) : undefined
}

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value.slice(0, ELEMENTS_MAX)
  return value === undefined ? NOTHING : [value]
}

/** The values of one JSON record. */
export const lineOfJson = (json: Json, { ids, values, lists }: JsonColumns, raw: string): ZeekLine => ({
  ids: ids.map((key) => memberOf(json, key)),
  values: values.map((key) => memberOf(json, key)),
  lists: lists.map((key) => listOf(memberOf(json, key))),
  raw,
})

/** The columns that a JSON record must have and lacks. */
export const missingFromJson = (json: Json, { always }: JsonColumns): string[] =>
  always.filter((key) => memberOf(json, key) === undefined).map(({ name }) => name)
