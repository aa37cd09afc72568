import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { passwordlessService } from './passwordless-service'

const weak = aClaim({ services: [{ transport: 'tcp', port: 8_080, name: 'admin', authentication: 'none' }] })
const well = aClaim(
  {
    services: [
      { transport: 'tcp', port: 8_080, name: 'admin', authentication: 'password' },
      { transport: 'udp', port: 5_353, name: 'mdns', authentication: 'none' },
      { transport: 'tcp', port: 22, name: 'ssh' },
    ],
  },
  60,
)

test('a service asks for nothing: the device says so itself', () => {
  const hit = hitOf(judged(passwordlessService, [weak]))
  expect(hit).toMatchObject({ subject: 'tcp/8080', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('discovery asks nobody, and a service of which nothing is said is not accused', () => {
  expect(judged(passwordlessService, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(passwordlessService, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(passwordlessService, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(passwordlessService, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
