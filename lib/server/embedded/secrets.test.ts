import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureSecrets } from '@/lib/server/embedded/secrets'

const aFolder = () => join(mkdtempSync(join(tmpdir(), 'vedette-secrets-')), 'data')

test('a secret is made once, long, for the owner only', () => {
  const folder = aFolder()
  const secrets = ensureSecrets(folder)
  expect(secrets.NEXTAUTH_SECRET).toHaveLength(43)
  expect(ensureSecrets(folder)).toEqual(secrets)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('two installations share nothing', () => {
  expect(ensureSecrets(aFolder()).NEXTAUTH_SECRET).not.toBe(ensureSecrets(aFolder()).NEXTAUTH_SECRET)
})

test('a torn file stops with a sentence instead of losing secrets silently', () => {
  const folder = aFolder()
  ensureSecrets(folder)
  writeFileSync(join(folder, 'secrets.json'), '{"NEXTAUTH')
  expect(() => ensureSecrets(folder)).toThrow(/cannot be read. Restore the file/)
})
