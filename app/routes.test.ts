import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { OPERATIONS } from '@/lib/contracts/operations'

/** Every route is loaded. */
vi.setConfig({ testTimeout: 60_000 })

/** Routes that are no operations of the API, and why that is right. */
const OTHERS: Readonly<Record<string, string>> = {
  '/api/[...path]': 'answers what is no route, without looking at anything',
  '/api/auth/[...nextauth]': 'signing in and out; has its own checks, in lib/server/auth/answer-auth.ts',
  '/healthz': 'says that the process answers, and nothing else',
  '/readyz': 'says whether the process can serve, for load balancers and the launcher',
  '/metrics': 'asks for a token unless it is read on this machine; app/metrics/route.test.ts',
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const routes = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|[\\/])route\.(ts|tsx|js|mjs)$/.test(file))
  .map((file) => file.replaceAll('\\', '/'))

/** Groups in parentheses are no part of an address. */
const pathOf = (file: string): string => `/${file.replace(/\/?route\.\w+$/, '').replace(/\([^)]*\)\//g, '')}`

const methodsOf = async (file: string): Promise<string[]> => {
  const exported = (await import(/* @vite-ignore */ join(import.meta.dirname, file))) as Record<string, unknown>
  return METHODS.filter((method) => method in exported)
}

test('there are routes at all', () => {
  expect(routes.length).toBeGreaterThan(OPERATIONS.length / 3)
})

test.each(routes.map((file) => [pathOf(file), file]))(
  '%s answers the methods of its operations only',
  async (path, file) => {
    const methods = await methodsOf(file)
    expect(methods.length).toBeGreaterThan(0)
    if (path in OTHERS) return
    const declared = OPERATIONS.filter((operation) => operation.path.replace(/\{(\w+)\}/g, '[$1]') === path)
    expect(methods.sort()).toEqual(declared.map(({ method }) => method).sort())
  },
)

test('every exception is a route that is there', () => {
  const paths = new Set(routes.map(pathOf))
  expect(Object.keys(OTHERS).filter((path) => !paths.has(path))).toEqual([])
})
