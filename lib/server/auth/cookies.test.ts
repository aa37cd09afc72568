import { expect, test } from 'vitest'
import { cookiesOf } from './cookies'

test.each([
  [null, {}],
  ['', {}],
  ['a=1; b=%2Ffleet;c=x=y', { a: '1', b: '/fleet', c: 'x=y' }],
  ['a=1; a=2', { a: '1' }],
  ['broken; =x; b=%zz; c=', { b: '%zz', c: '' }],
])('%j holds %j', (header, cookies) => {
  expect(Object.fromEntries(cookiesOf(header))).toEqual(cookies)
})
