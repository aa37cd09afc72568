import { expect, test } from 'vitest'
import { deviceHref, deviceIdOf } from './device-href'

test.each(['lobby-cam-014', '~default~10.0.0.1', '~default~fe80::1', 'a%b', 'a/b?c#d', 'ü 摄'])(
  '%s survives the way through the URL',
  (id) => {
    expect(deviceIdOf(deviceHref(id).slice('/devices/'.length))).toBe(id)
  },
)

test('a malformed escape is taken as it stands', () => {
  expect(deviceIdOf('50%zz')).toBe('50%zz')
})
