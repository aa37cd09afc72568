import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password-hash'

test('a password is kept as argon2id with the parameters of OWASP, never the same twice', async () => {
  const hashes = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')])
  expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(hashes[0]).not.toBe(hashes[1])
})

test('the right password opens, another and one typed where there is none do not', async () => {
  const kept = await hashPassword('correct horse battery')
  expect(await isPassword(kept, 'correct horse battery')).toBe(true)
  expect(await isPassword(kept, 'correct horse batterz')).toBe(false)
  expect(await isPassword(null, 'correct horse battery')).toBe(false)
})

test('letters that look the same are the same, however the keyboard composes them', async () => {
  expect(await isPassword(await hashPassword('Zürich-im-Regen'), 'Zu\u0308rich-im-Regen')).toBe(true)
})
