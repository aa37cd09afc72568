import { expect, test } from 'vitest'
import { DEVICE_FILTERS } from '@/lib/domain/device-filter'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { dependsOnMore, parseDeviceQuery } from './device-query'

const text = (word: string) => ({ kind: 'text', text: word })
const breach = (from: number, to: number) => ({ kind: 'score', score: 'breach', from, to })

test.each([
  ['', []],
  ['   ', []],
  ['cam', [text('cam')]],
  ['"north hall"', [text('north hall')]],
  ['group:cameras', [{ kind: 'field', field: 'group', value: 'cameras' }]],
  ['GROUP:Cameras', [{ kind: 'field', field: 'group', value: 'Cameras' }]],
  ['group:"north hall" cam', [{ kind: 'field', field: 'group', value: 'north hall' }, text('cam')]],
  [
    'segment:dmz exposure:internet',
    [
      { kind: 'field', field: 'segment', value: 'dmz' },
      { kind: 'field', field: 'exposure', value: 'internet' },
    ],
  ],
  ['stage:impact', [{ kind: 'stage', measure: 'indicators', index: 6 }]],
  ['facilitators:reconnaissance', [{ kind: 'stage', measure: 'facilitators', index: 0 }]],
  ['breach:critical', [breach(75, 100)]],
  ['breach:low', [breach(0, 19)]],
  ['breach:50', [breach(50, 50)]],
  ['breach:>=50', [breach(50, 100)]],
  ['breach:>50', [breach(51, 100)]],
  ['breach:<=50', [breach(0, 50)]],
  ['breach:<50', [breach(0, 49)]],
  ['threat:not-assessed', [{ kind: 'not-assessed', score: 'threat' }]],
  ['is:breached', [breach(50, 100)]],
  ['-is:breached', [{ kind: 'not', term: breach(50, 100) }]],
  ['is:silent', [{ kind: 'not', term: { kind: 'age', of: 'seen', than: 'less', ms: DAY_MS } }]],
  [
    'seen:<24h born:>7d',
    [
      { kind: 'age', of: 'seen', than: 'less', ms: 24 * HOUR_MS },
      { kind: 'age', of: 'born', than: 'more', ms: 7 * DAY_MS },
    ],
  ],
  ['rule:exposed-telnet', [{ kind: 'rule', ruleId: 'exposed-telnet' }]],
  ['port:23', [{ kind: 'port', port: 23 }]],
  ['in:plant', [{ kind: 'in', group: 'plant' }]],
  ['-group:cameras', [{ kind: 'not', term: { kind: 'field', field: 'group', value: 'cameras' } }]],
  // Addresses stay text, also where their first group could be the name of a filter.
  ['fe80::1', [text('fe80::1')]],
  ['dead:beef::1', [text('dead:beef::1')]],
  ['in:be::1', [{ kind: 'in', group: 'be::1' }]],
  ['aa:bb:cc:dd:ee:ff', [text('aa:bb:cc:dd:ee:ff')]],
  ['"cam:lobby"', [text('cam:lobby')]],
  ['-cam', [text('-cam')]],
  ["'; DROP TABLE device; --", [text("';"), text('DROP'), text('TABLE'), text('device;'), text('--')]],
])('%s is read', (query, terms) => {
  expect(parseDeviceQuery(query)).toEqual(terms)
})

test.each([
  ['stage:nowhere', /There is no stage nowhere; the stages are reconnaissance/],
  ['breach:purple', /breach: takes low, medium, high, critical, not-assessed, or a number from 0 to 100/],
  ['breach:>=101', /number from 0 to 100/],
  ['criticality:urgent', /criticality: takes low, medium, high, unknown, not urgent/],
  ['exposure:everywhere', /exposure: takes internet, site, isolated, unknown/],
  ['is:bad', /is: takes breached, assessed, not-assessed, silent, rising, newly-high, calmer, not bad/],
  ['seen:24', /seen: takes an age such as <24h/],
  ['port:telnet', /port: takes a number from 1 to 65535, not telnet/],
  ['port:65536', /port: takes a number from 1 to 65535/],
  ['rule:nothing', /there is no rule nothing/],
  ['colour:red', /There is no filter colour; there are breach, threat, .*For the text write "colour:red"/],
  ['constructor:x', /There is no filter constructor/],
  ['group:', /group: needs a value/],
  ['-group:', /group: needs a value/],
  ['group:""', /group: needs a value/],
  ['""', /matches nothing/],
  ['group:"north', /quotation mark is not closed/],
  ['a '.repeat(17), /at most 16 terms/],
  ['x'.repeat(513), /at most 512 characters/],
])('%s is refused with a sentence', (query, sentence) => {
  expect(() => parseDeviceQuery(query)).toThrow(sentence)
})

test.each(DEVICE_FILTERS)('the filter $name that is offered is known, with all its values', ({ name, values }) => {
  for (const value of values) expect(parseDeviceQuery(`${name}:${value}`)).toHaveLength(1)
  if (values.length === 0 && name !== 'rule') expect(parseDeviceQuery(`${name}:x`)).toHaveLength(1)
})

test('terms that time or other groups decide are told from those of the device itself', () => {
  expect(parseDeviceQuery('seen:<1h is:silent is:rising in:plant').map(dependsOnMore)).toEqual([true, true, true, true])
  expect(parseDeviceQuery('cam group:a breach:high rule:beaconing -site:b').some(dependsOnMore)).toBe(false)
})
