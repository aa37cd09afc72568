import { expect, test } from 'vitest'
import { visibleSegments, visibleText } from './visible-text'

test('ordinary text of any script is left alone', () => {
  expect(visibleText('Lobby-Kamera Größe 摄像头 كاميرا é')).toBe('Lobby-Kamera Größe 摄像头 كاميرا é')
  expect(visibleText('')).toBe('')
})

test.each([
  ['a\u202Egpj.exe', 'a\\u202egpj.exe'],
  ['a\u0000b\u001b[31m', 'a\\u0000b\\u001b[31m'],
  ['one\ttwo\r\n', 'one\\ttwo\\r\\n'],
  ['zero\u200Bwidth', 'zero\\u200bwidth'],
  ['tag\u{E0041}', 'tag\\u{e0041}'],
  ['lone \uD800 half', 'lone \\ud800 half'],
  ['\u2066isolate\u2069', '\\u2066isolate\\u2069'],
])('characters that act on the screen are shown as escapes: %j', (raw, shown) => {
  expect(visibleText(raw)).toBe(shown)
})

test('markup stays text', () => {
  expect(visibleText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
})

test('a tower of combining marks is cut down to three', () => {
  expect(visibleText(`Z${'\u0301'.repeat(5)}`)).toBe(`Z${'\u0301'.repeat(3)}\\u0301\\u0301`)
})

test('long text is cut and says so', () => {
  expect(visibleText('x'.repeat(5_000), 10)).toBe('xxxxxxxxxx…')
  expect(visibleSegments('x'.repeat(5_000), 10).cut).toBe(4_990)
})

test('escapes are marked apart from text that looks like one', () => {
  expect(visibleSegments('\\t\t', 10).segments).toEqual([
    { text: '\\t', escaped: false },
    { text: '\\t', escaped: true },
  ])
})
