import { DEVICE_FILTERS, type DeviceFilter } from '@/lib/domain/device-filter'
import { filterText } from './query-text'

/** A way to go on with the word that is being typed. */
export type Suggestion = {
  /** What the word becomes. */
  text: string
  /** What it means, or how many devices it finds. */
  note: string
  /** False for the bare name of a filter, whose value is still to come. */
  isComplete: boolean
}

/** Values that are known for the filters, beside those that are always the same: the facets of the fleet. */
export type KnownValues = Readonly<Record<string, readonly { value: string; note: string }[]>>

const SUGGESTIONS_MAX = 10

const nameSuggestions = (sign: string, typed: string, filters: readonly DeviceFilter[]): Suggestion[] =>
  filters
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, means }) => ({
      text: `${sign}${name}:`,
      note: means,
      isComplete: false,
    }))

const valueSuggestions = (
  sign: string,
  name: string,
  typed: string,
  known: KnownValues,
  filters: readonly DeviceFilter[],
): Suggestion[] => {
  const filter = filters.find((one) => one.name === name)
  // A name somebody types may be one that every object has.
  const told = Object.hasOwn(known, name) ? (known[name] ?? []) : []
  const own = (filter?.values ?? []).filter((value) => !told.some((one) => one.value === value))
  const wanted = typed.replaceAll('"', '').toLowerCase()
  return [...told, ...own.map((value) => ({ value, note: '' }))]
    .filter(({ value }) => value.toLowerCase().includes(wanted))
    .map(({ value, note }) => ({ text: filterText(`${sign}${name}`, value), note, isComplete: true }))
}

const partsOf = (word: string) => {
  const [, sign = '', name = '', colon, typed = ''] = /^(-?)([a-z]*)(:)?(.*)$/i.exec(word) ?? []
  return { sign, name, colon, typed }
}

/** How a word of the search can go on: names of filters, behind a colon their values. */
export const suggestionsOf = (
  word: string,
  known: KnownValues,
  filters: readonly DeviceFilter[] = DEVICE_FILTERS,
): Suggestion[] => {
  const { sign, name, colon, typed } = partsOf(word)
  if (colon === undefined && typed !== '') return []
  const found =
    colon === undefined
      ? nameSuggestions(sign, name.toLowerCase(), filters)
      : valueSuggestions(sign, name.toLowerCase(), typed, known, filters)
  return found.filter(({ text }) => text !== word).slice(0, SUGGESTIONS_MAX)
}
