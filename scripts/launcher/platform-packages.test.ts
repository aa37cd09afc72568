import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingPlatformPackages } from '@/scripts/launcher/platform-packages.mjs'

type Lock = { packages: Parameters<typeof missingPlatformPackages>[0] }

test('what a mirror did not offer is named with its version and platform', () => {
  const packages = {
    'node_modules/oxide': {
      optionalDependencies: {
        'oxide-darwin-arm64': '4.3.5',
        'oxide-linux-x64-gnu': '4.3.5',
        'oxide-wasm32-wasi': '4.3.5',
      },
    },
    'node_modules/oxide-linux-x64-gnu': { version: '4.3.5' },
  }
  expect(missingPlatformPackages(packages)).toEqual({
    'node_modules/oxide-darwin-arm64': { version: '4.3.5', os: ['darwin'], cpu: ['arm64'], optional: true },
    'node_modules/oxide-wasm32-wasi': { version: '4.3.5', cpu: ['wasm32'], optional: true },
  })
})

test('package-lock.json is complete, so that npm ci takes it on every platform (else: scripts/complete-lock.mjs)', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  expect(Object.keys(missingPlatformPackages(packages))).toEqual([])
})
