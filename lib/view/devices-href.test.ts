import { expect, test } from 'vitest'
import { devicesHref } from './devices-href'

test('filters become one search, and a value of a stranger stays a value', () => {
  expect(devicesHref(['group', 'north yard'], ['stage', 'impact'])).toBe(
    '/devices?q=group%3A%22north%20yard%22%20stage%3Aimpact',
  )
  expect(devicesHref(['firmware', '1.0&sort="x'])).toBe('/devices?q=firmware%3A1.0%26sort%3Dx')
})
