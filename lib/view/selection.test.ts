import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  nothingSelected,
  SELECTED_MAX,
  selectedCount,
  selectedIn,
  toggleListed,
  toggleRow,
  type Selected,
} from './selection'

const LISTED = Array.from({ length: 40 }, (_, index) => `cam-${String(index)}`)
const none = nothingSelected('type:camera')
const anyRow = fc.constantFrom(...LISTED)
const anySelected: fc.Arbitrary<Selected> = fc
  .array(fc.tuple(anyRow, fc.boolean()), { maxLength: 12 })
  .map((presses) => presses.reduce((selected, [id, isRange]) => toggleRow(selected, id, LISTED, isRange), none))

test('pressing a row twice leaves the others as they were', () => {
  fc.assert(
    fc.property(anySelected, anyRow, (selected, id) => {
      const once = toggleRow(selected, id, LISTED, false)
      expect(once.ids.has(id)).toBe(!selected.ids.has(id))
      expect(new Set(toggleRow(once, id, LISTED, false).ids)).toEqual(selected.ids)
    }),
  )
})

test('a range holds both ends and all between, whichever was pressed first, and takes nothing away', () => {
  fc.assert(
    fc.property(anyRow, anyRow, anySelected, (first, second, before) => {
      const range = (from: string, to: string) =>
        toggleRow(toggleRow({ ...none, ids: new Set() }, from, LISTED, false), to, LISTED, true).ids
      if (first !== second) expect(range(first, second)).toEqual(range(second, first))
      const after = toggleRow({ ...before, last: first }, second, LISTED, true).ids
      const [from, to] = [LISTED.indexOf(first), LISTED.indexOf(second)].toSorted((a, b) => a - b)
      for (const id of LISTED.slice(from, (to ?? 0) + 1)) expect(after.has(id)).toBe(true)
      for (const id of before.ids) expect(after.has(id)).toBe(true)
    }),
  )
})

test('a range whose beginning is no longer listed is the row alone', () => {
  const selected = toggleRow({ ...none, last: 'gone' }, 'cam-3', LISTED, true)
  expect([...selected.ids]).toEqual(['cam-3'])
})

test('all that match are meant until a row is pressed', () => {
  const all: Selected = { ...none, all: 1_204 }
  expect(selectedCount(all)).toBe(1_204)
  expect(toggleRow(all, 'cam-1', LISTED, false)).toMatchObject({ all: null })
})

test('what was selected in one search is nothing in another', () => {
  fc.assert(
    fc.property(anySelected, (selected) => {
      expect(selectedIn(selected, 'type:camera')).toBe(selected)
      expect(selectedCount(selectedIn({ ...selected, all: 9 }, 'type:lock'))).toBe(0)
    }),
  )
})

test('the rows that were read are selected together, then none; never more than one act names', () => {
  const many = Array.from({ length: SELECTED_MAX + 500 }, (_, index) => `d${String(index)}`)
  const selected = toggleListed(none, many)
  expect(selectedCount(selected)).toBe(SELECTED_MAX)
  expect(selectedCount(toggleListed(toggleListed(none, LISTED), LISTED))).toBe(0)
  expect(selectedCount(toggleRow(selected, 'another', many, false))).toBe(SELECTED_MAX)
})
