import { expect, test } from 'vitest'
import { isFormBody, isFromOwnPage } from './own-page'

const isOwn = (method: string, headers: Record<string, string>) =>
  isFromOwnPage({ method, headers: new Headers({ host: 'vedette.example:3000', ...headers }) })

test.each<[string, Record<string, string>]>([
  ['GET', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { 'sec-fetch-site': 'same-origin' }],
  ['DELETE', { 'sec-fetch-site': 'same-origin' }],
  ['POST', { origin: 'http://vedette.example:3000' }],
])('%s with %j is let in', (method, headers) => {
  expect(isOwn(method, headers)).toBe(true)
})

test.each<[string, Record<string, string>]>([
  ['POST', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { 'sec-fetch-site': 'same-site' }],
  ['POST', { 'sec-fetch-site': 'none' }],
  ['PATCH', { 'sec-fetch-site': 'cross-site', origin: 'http://vedette.example:3000' }],
  ['POST', { origin: 'https://evil.example' }],
  ['POST', { origin: 'http://vedette.example' }],
  ['POST', { origin: 'null' }],
  ['DELETE', {}],
])('%s with %j is refused', (method, headers) => {
  expect(isOwn(method, headers)).toBe(false)
})

test.each([
  ['text/plain', true],
  ['application/x-www-form-urlencoded; charset=utf-8', true],
  ['multipart/form-data; boundary=x', true],
  ['application/json', false],
  ['text/csv', false],
])('a form can send %s: %s', (type, isForm) => {
  const init = { method: 'POST', body: 'x', headers: { 'Content-Type': type } }
  expect(isFormBody(new Request('http://vedette.example', init))).toBe(isForm)
})

test('what has no body has no body of a form', () => {
  expect(isFormBody(new Request('http://vedette.example', { method: 'DELETE' }))).toBe(false)
  const empty = { method: 'DELETE', body: new Uint8Array(0) }
  expect(isFormBody(new Request('http://vedette.example', empty))).toBe(false)
})

test('a body of no kind is one that a form could send', () => {
  const init = { method: 'POST', body: new Uint8Array([120]), headers: { 'Content-Length': '1' } }
  expect(isFormBody(new Request('http://vedette.example', init))).toBe(true)
})
