import { exportDevices, exportSelectedDevices } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { exportDeviceLines, streamDevices } from '@/lib/server/services/export-devices'

export const dynamic = 'force-dynamic'

const HEADERS = {
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': 'attachment; filename="vedette-devices.csv"',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
}

export const GET = operate(
  exportDevices,
  async ({ pool, query }) => new Response(await streamDevices(pool, query), { headers: HEADERS }),
)

export const POST = operate(
  exportSelectedDevices,
  async ({ pool, body }) => new Response(await exportDeviceLines(pool, body.ids), { headers: HEADERS }),
)
