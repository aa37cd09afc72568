import { exportMatrix } from '@/lib/contracts/operations/catalog'
import { operate } from '@/lib/server/operate'
import { exportMatrix as makeMatrix } from '@/lib/server/services/export-matrix'

export const dynamic = 'force-dynamic'

export const GET = operate(exportMatrix, async ({ pool, query: { format }, now }) => {
  const { body, type } = await makeMatrix(pool, format, now)
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="vedette-matrix.${format}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
