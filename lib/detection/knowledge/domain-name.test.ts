import { expect, test } from 'vitest'
import { isPublicName, partsOfName } from './domain-name'

test.each([
  ['a.b.example.com', 'example.com', 'a.b'],
  ['example.com', 'example.com', ''],
  ['shop.example.co.uk', 'example.co.uk', 'shop'],
  ['example.de', 'example.de', ''],
  ['www.example.de', 'example.de', 'www'],
  ['localhost', 'localhost', ''],
  ['', '', ''],
])('%s is of %s', (name, domain, left) => {
  expect(partsOfName(name)).toEqual({ domain, left })
})

test.each([
  ['cloud.example.com', true],
  ['printer', false],
  ['printer.local', false],
  ['9.113.0.203.in-addr.arpa', false],
  ['_ipp._tcp.example.com', false],
  ['wpad.example.com', false],
  ['isatap.example.com', false],
  ['nas.lan', false],
])('%s is a name of the internet: %s', (name, expected) => {
  expect(isPublicName(name)).toBe(expected)
})
