import { expect, test } from 'vitest'
import { isLoopbackHost, parseEnvironment } from '@/lib/server/env'

test('nothing given gives the documented defaults', () => {
  expect(parseEnvironment({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 3000,
    MQTT_PORT: 1883,
    VEDETTE_TRUST_PROXY: [],
  })
})

test('an empty value counts as not given', () => {
  expect(parseEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 })
})

test.each([
  [{ PORT: '70000' }, 'PORT is "70000", but it must be a whole number from 1 to 65535.'],
  [{ PORT: '80a' }, 'PORT is "80a", but it must be a whole number from 1 to 65535.'],
  [{ HOST: 'a b' }, 'HOST is "a b", but it must be an IP address or a host name.'],
  [
    { DATABASE_URL: 'mysql://root:hunter2@db/x' },
    'DATABASE_URL is "mysql://***@db/x", but it must be an address beginning with postgres:// or postgresql://.',
  ],
  [
    { NEXTAUTH_SECRET: 'short-secret' },
    'NEXTAUTH_SECRET is the given value (12 characters), but it must have at least 32 characters.',
  ],
  [
    { VEDETTE_TRUST_PROXY: 'everyone' },
    'VEDETTE_TRUST_PROXY is "everyone", but it must be "none" or a comma-separated list of IP addresses of your reverse proxies.',
  ],
  [
    { VEDETTE_ADMIN_EMAIL: 'ada@example.org' },
    'VEDETTE_ADMIN_EMAIL, VEDETTE_ADMIN_PASSWORD must be given together, or none of them; VEDETTE_ADMIN_PASSWORD is missing.',
  ],
])('%j stops with a sentence', (source, sentence) => {
  expect(() => parseEnvironment(source)).toThrow(sentence)
})

test('every bad value is named at once', () => {
  expect(() => parseEnvironment({ PORT: '0', MQTT_URL: 'tcp://x' })).toThrow(/PORT is "0".*\nMQTT_URL is "tcp:\/\/x"/)
})

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['127.0.0.1.evil.example', false],
  ['192.168.1.2', false],
])('%s on loopback: %s', (host, loopback) => {
  expect(isLoopbackHost(host)).toBe(loopback)
})
