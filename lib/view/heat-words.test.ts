import { expect, test } from 'vitest'
import { cellLabel, cellLines, cellText, rowName } from './heat-words'

const cell = {
  stage: 'command-and-control',
  devices: 5,
  value: 5,
  share: 5 / 640,
  times: 10,
  yesterday: 1,
  topRule: { title: 'Beaconing', devices: 4 },
} as const
const gateways = { name: 'HVAC gateways', devices: 640 }

test('a cell says how many of how many, what was yesterday, and its top rule', () => {
  expect(cellLines(cell, 640, 'indicators')).toEqual([
    '5 of 640 devices, 0.8\u2009%, with an active indicator. Was 1 yesterday.',
    '10 times the usual',
    'Top rule: beaconing, 4 devices',
  ])
  expect(cellLabel(cell, gateways, 'indicators')).toBe('5 of 640 devices: HVAC gateways, command and control')
})

test('what nobody can see is not assessed, and not 0', () => {
  const blind = { ...cell, devices: null, value: null, share: null, times: null, yesterday: null, topRule: null }
  expect(cellText(blind, 'indicators')).toBe('n/a')
  expect(cellLines(blind, 640, 'indicators')).toEqual(['Not assessed: no source of these devices reports this stage'])
  expect(cellLabel(blind, gateways, 'worst')).toBe('n/a, not assessed: HVAC gateways, command and control')
})

test('scores and expected breaches are told as such; without a device there is no score', () => {
  expect(cellText({ devices: 5, value: 91 }, 'worst')).toBe('91')
  expect(cellText({ devices: 0, value: 0 }, 'worst')).toBe('–')
  expect(cellText({ devices: 5, value: 2.345 }, 'expected')).toBe('2.3')
  expect(cellLines({ ...cell, value: 91 }, 640, 'worst')[0]).toBe(
    '91: highest breach likelihood of those with an active indicator (5 of 640 devices).',
  )
})

test('a row without a name has one', () => {
  expect(rowName('')).toBe('Not known')
  expect(rowName('a\u202Eb')).not.toContain('\u202E')
})
