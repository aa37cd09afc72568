import { DeviceDocument } from '@/lib/contracts/device'
import { listOf } from '@/lib/contracts/shared'
import { limitOf } from '@/lib/server/cursor'
import { getPool } from '@/lib/server/db'
import { respond, route } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { pageDevices } from '@/lib/server/services/read-devices'

export const dynamic = 'force-dynamic'

const DeviceList = listOf(DeviceDocument)

export const GET = route(async (request) => {
  await authenticate(getPool(), request, 'read', Date.now())
  const search = new URL(request.url).searchParams
  const query = { q: search.get('q') ?? '', cursor: search.get('cursor'), limit: limitOf(search) }
  return respond(DeviceList, await pageDevices(getPool(), query))
})
