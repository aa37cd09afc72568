import { expect, test } from 'vitest'
import { actButton, deviceActSentence, effectSentence } from './device-act-words'

const effect = (more = {}) => ({
  ...{ changed: 1_187, same: 17, refused: 0, firstRefusal: null, newGroup: null },
  ...more,
})
const done = (more = {}) => ({ done: 12, changed: 12, failed: 0, failures: [], ...more })

test('what would change is said before it is done', () => {
  expect(effectSentence({ criticality: 'high' }, effect())).toBe(
    'Criticality of 1,187 devices → high; 17 have it already.',
  )
  expect(effectSentence({ group: 'Front Gate' }, effect({ changed: 1, same: 0, newGroup: 'Front Gate' }))).toBe(
    'Group of 1 device → Front Gate; the group is made.',
  )
  expect(effectSentence({ group: 'ungrouped' }, effect({ changed: 9, same: 1 }))).toBe(
    '9 devices leave their group; 1 is in none.',
  )
  expect(effectSentence({ exposure: null }, effect({ changed: 0, same: 1 }))).toBe(
    'Nothing would change; 1 has it already.',
  )
})

test('what cannot be changed is counted with the first reason', () => {
  const told = effectSentence(
    { site: 'north' },
    effect({ same: 0, refused: 3, firstRefusal: 'There is no such device.' }),
  )
  expect(told).toBe('Site of 1,187 devices → north. 3 cannot: There is no such device.')
})

test('the button names the act', () => {
  expect(actButton({ criticality: 'high' }, 12)).toBe('Set 12 devices')
  expect(actButton({ group: 'Front Gate' }, 12)).toBe('Put 12 devices into the group')
  expect(actButton({ group: 'ungrouped' }, 1)).toBe('Take 1 device out')
})

test('what was done is counted exactly', () => {
  expect(deviceActSentence({ segment: null }, done())).toBe('Set network segment to none on 12 devices.')
  expect(deviceActSentence({ group: 'Gate' }, done({ changed: 11 }))).toBe(
    'Put 11 devices into Gate; 1 has it already.',
  )
  expect(deviceActSentence({ group: 'ungrouped' }, done())).toBe('Took 12 devices out of their group.')
})

test('each that failed is named, and a name that is an attack stays text', () => {
  const failures = [{ id: 'cam-1', name: '<b>\u202ecam', reason: 'It was changed since.' }]
  expect(deviceActSentence(null, done({ failed: 1, failures }))).toBe(
    'Brought back 12 devices. 1 not: <b>\\u202ecam: It was changed since.',
  )
})
