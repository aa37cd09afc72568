import { getPool } from '@/lib/server/db'
import { checkReadiness } from '@/lib/server/health'

export const dynamic = 'force-dynamic'

export async function GET() {
  const { isReady, checks } = await checkReadiness(getPool())
  return Response.json(
    { status: isReady ? 'ready' : 'not-ready', checks },
    { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
