import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TokenScope } from '@/lib/domain/permission'
import { commandActor } from '@/lib/server/services/actor'
import { createToken } from '@/lib/server/services/tokens'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { GET } from './route'

const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }

describeOnEachDatabase('the metrics', (database) => {
  const from = (headers: Readonly<Record<string, string>>): Promise<Response> =>
    GET(new Request('http://127.0.0.1:3000/metrics', { headers: { host: '127.0.0.1:3000', ...headers } }), undefined)
  const tokenOf = async (scope: TokenScope): Promise<string> => {
    const request = { name: scope, scope, thingPattern: null, sensor: null, any: scope === 'ingest' }
    return (await createToken(database().pool, commandActor('test'), request, Date.now())).token
  }

  beforeAll(() => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    shared.vedettePool = database().pool
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  test('are open on this machine', async () => {
    const response = await from({})
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('# TYPE vedette_')
  })

  test.each([{ forwarded: 'for=8.8.8.8' }, { 'x-forwarded-for': '8.8.8.8' }, { host: 'vedette.example' }])(
    'need a token from elsewhere: %o',
    async (headers) => {
      const refused = await from(headers)
      expect(refused.status).toBe(401)
      expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
      const read = await from({ ...headers, authorization: `Bearer ${await tokenOf('read')}` })
      expect(read.status).toBe(200)
      const ingest = await from({ ...headers, authorization: `Bearer ${await tokenOf('ingest')}` })
      expect(ingest.status).toBe(403)
    },
  )
})
