import type { Facets } from '@/lib/domain/facets'
import type { Band } from '@/lib/domain/severity'
import { filterText, hasFilter, queryWords, toggleFilter } from './query-text'

/** A filter to press: its text, its name, how many devices it finds in the whole fleet, and whether it is on. */
export type FacetChip = { filter: string; label: string; devices: number | null; isOn: boolean; band: Band | null }

const BAND_WORDS = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['not-assessed', 'Not assessed'],
] as const satisfies readonly (readonly [Band, string])[]

const STATES = [
  ['is:silent', 'Silent for a day'],
  ['-origin:registered', 'Not registered'],
] as const

/** The filters that are offered above the list: bands of breach likelihood, and what needs care. */
export const facetChips = (facets: Facets | undefined, q: string): FacetChip[] => {
  const breach = facets?.facets.find(({ filter }) => filter === 'breach')?.values ?? []
  const bands = BAND_WORDS.map(([band, label]) => {
    const filter = filterText('breach', band)
    const devices = breach.find(({ value }) => value === band)?.devices ?? null
    return { filter, label, devices, isOn: hasFilter(q, filter), band }
  })
  const states = STATES.map(([filter, label]) => ({
    filter,
    label,
    devices: null,
    isOn: hasFilter(q, filter),
    band: null,
  }))
  return [...bands, ...states]
}

/** The search with a chip pressed. Of the bands one holds at a time, since a device is in one only. */
export const pressChip = (q: string, chip: FacetChip): string => {
  const others = chip.band === null || chip.isOn ? [] : BAND_WORDS.map(([band]) => filterText('breach', band))
  const kept = queryWords(q).filter(({ text }) => !others.includes(text))
  return toggleFilter(kept.map(({ text }) => text).join(' '), chip.filter)
}
