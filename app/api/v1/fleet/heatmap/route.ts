import { getHeatmap } from '@/lib/contracts/operations/fleet'
import { operate } from '@/lib/server/operate'
import { heatmapOf } from '@/lib/server/services/read-heatmap'

export const dynamic = 'force-dynamic'

export const GET = operate(getHeatmap, ({ pool, query, now }) => heatmapOf(pool, query.by, query.measure, now))
