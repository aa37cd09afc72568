import { expect, test } from 'vitest'
import { isOlderVersion } from './firmware-version'

test.each([
  ['1.4.2', '1.4.10', true],
  ['1.4.10', '1.4.2', false],
  ['2.0', '2.0.0', false],
  ['v1.9', 'V2.0 build 180413', true],
  ['1.4.2-rc1', '1.4.2', false],
  ['a91f3c', 'b77e01', null],
  ['20240101', '20230101', null],
  ['', '1.0', null],
])('%s before %s: %s', (version, than, older) => {
  expect(isOlderVersion(version, than)).toBe(older)
})
