import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin, aRestart } from '@/lib/testing/some-events'
import { newAccount } from './new-account'

const names = (accounts: readonly string[], after = 0) => aClaim({ login: { accounts } }, after)

test('a name that was not there before', () => {
  const claims = [names(['admin', 'viewer']), names(['admin', 'viewer', 'support'], 60)]
  const hit = hitOf(judged(newAccount, claims))
  expect(hit).toMatchObject({ subject: 'support', confidence: 0.7 })
  expect(claims.map(hit.isEvidence)).toEqual([false, true])
})

test('an update may bring one', () => {
  const updated = [names(['admin']), aRestart(50, 'update'), names(['admin', 'cloud'], 60)]
  expect(hitOf(judged(newAccount, updated)).confidence).toBe(0.2)
})

test('the first list is how the device was set up, and removing one or turning the list round adds none', () => {
  expect(judged(newAccount, [names(['admin', 'viewer'])]).status).toBe('clear')
  expect(judged(newAccount, [names(['admin', 'viewer']), names(['viewer'], 60)]).status).toBe('clear')
  expect(judged(newAccount, [names(['admin', 'viewer']), names(['viewer', 'admin'], 60)]).status).toBe('clear')
})

test('a device that names no accounts, or a whole directory, cannot be judged', () => {
  expect(judged(newAccount, [aLogin(0, 'success')]).status).toBe('not-assessed')
  expect(judged(newAccount, [aClaim({ login: { lockout: true } })]).status).toBe('not-assessed')
  const directory = Array.from({ length: 9 }, (_, i) => `user${String(i)}`)
  expect(judged(newAccount, [names(directory.slice(1)), names(directory, 60)]).status).toBe('not-assessed')
})
