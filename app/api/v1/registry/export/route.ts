import { exportRegistry } from '@/lib/contracts/operations/registry'
import { operate } from '@/lib/server/operate'
import { exportRegistry as streamRegistry } from '@/lib/server/services/export-registry'

export const dynamic = 'force-dynamic'

const HEADERS = {
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': 'attachment; filename="vedette-registry.csv"',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
}

export const GET = operate(exportRegistry, ({ pool }) =>
  Promise.resolve(new Response(streamRegistry(pool), { headers: HEADERS })),
)
