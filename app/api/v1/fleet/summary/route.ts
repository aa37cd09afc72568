import { FleetSummaryDocument } from '@/lib/contracts/fleet'
import { getPool } from '@/lib/server/db'
import { respond, route } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { summariseFleet } from '@/lib/server/services/read-fleet'

export const dynamic = 'force-dynamic'

export const GET = route(async (request) => {
  await authenticate(getPool(), request, 'read', Date.now())
  return respond(FleetSummaryDocument, await summariseFleet(getPool(), Date.now()))
})
