import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VIEW_PARAMETERS, VIEW_SCREENS, viewSearchOf } from './saved-view'

test('a view is what is looked for and how it is shown, not what happens to be open', () => {
  const address = '?preview=cam-1&after=abc&sort=threat&q=group%3Acameras+breach%3A%3E%3D50&density='
  expect(viewSearchOf('devices', address)).toBe('q=group%3Acameras+breach%3A%3E%3D50&sort=threat')
  expect(viewSearchOf('alarms', address)).toBe('q=group%3Acameras+breach%3A%3E%3D50')
})

test('the whole list is a view too', () => {
  expect(viewSearchOf('devices', '')).toBe('')
  expect(viewSearchOf('devices', '?q=%20')).toBe('')
})

const anyScreen = fc.constantFrom(...VIEW_SCREENS)
const anyPairs = fc.array(
  fc.tuple(fc.constantFrom(...VIEW_PARAMETERS.devices, 'preview', 'after'), fc.string({ unit: 'binary' })),
)

test('written again it is the same text, in whatever order the address had it', () => {
  fc.assert(
    fc.property(anyScreen, anyPairs, (screen, pairs) => {
      const once = viewSearchOf(screen, new URLSearchParams(pairs).toString())
      expect(viewSearchOf(screen, once)).toBe(once)
      const firsts = [...new Map(pairs.toReversed())]
      expect(viewSearchOf(screen, new URLSearchParams(firsts).toString())).toBe(once)
    }),
  )
})
