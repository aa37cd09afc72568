import { getPool } from '@/lib/server/db'
import { readEnvironment } from '@/lib/server/env'
import { route } from '@/lib/server/http'
import { isLoopbackRequest } from '@/lib/server/loopback-request'
import { renderMetrics } from '@/lib/server/metrics'
import { authenticate } from '@/lib/server/services/authenticate'

export const dynamic = 'force-dynamic'

/** Prometheus' page: on this machine for everybody on it, from elsewhere with a token of scope read. */
export const GET = route(async (request) => {
  const pool = getPool()
  if (!isLoopbackRequest(request.headers, readEnvironment().HOST)) {
    await authenticate(pool, request, 'read', Date.now())
  }
  return new Response(await renderMetrics(pool), {
    headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' },
  })
})
