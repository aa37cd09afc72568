import { expect, test } from 'vitest'
import { viewHref } from './view-href'

test('a view is an address, also the one of the whole list', () => {
  expect(viewHref({ screen: 'devices', search: 'q=group%3Acameras' })).toBe('/devices?q=group%3Acameras')
  expect(viewHref({ screen: 'alarms', search: '' })).toBe('/alarms')
})
