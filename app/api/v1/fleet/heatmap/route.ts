import { z } from 'zod'
import { HEATMAP_DIMENSIONS, HEATMAP_MEASURES, HeatmapDocument } from '@/lib/contracts/fleet'
import { getPool } from '@/lib/server/db'
import { badRequest } from '@/lib/server/errors'
import { respond, route } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { heatmapOf } from '@/lib/server/services/read-fleet'

export const dynamic = 'force-dynamic'

const HeatmapQuery = z.object({
  by: z.enum(HEATMAP_DIMENSIONS).default('group'),
  measure: z.enum(HEATMAP_MEASURES).default('indicators'),
})

export const GET = route(async (request) => {
  await authenticate(getPool(), request, 'read', Date.now())
  const query = HeatmapQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) {
    throw badRequest(`by is one of ${HEATMAP_DIMENSIONS.join(', ')}; measure one of ${HEATMAP_MEASURES.join(', ')}.`)
  }
  return respond(HeatmapDocument, await heatmapOf(getPool(), query.data.by, query.data.measure, Date.now()))
})
