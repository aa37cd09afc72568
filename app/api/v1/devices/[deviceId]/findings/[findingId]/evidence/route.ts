import { EvidenceDocument } from '@/lib/contracts/finding'
import { listOf } from '@/lib/contracts/shared'
import { getPool } from '@/lib/server/db'
import { respond, route, type Params } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { readEvidence } from '@/lib/server/services/read-findings'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

const EvidenceList = listOf(EvidenceDocument)

export const GET = route<Params<'deviceId' | 'findingId'>>(async (request, { params }) => {
  await authenticate(getPool(), request, 'read', Date.now())
  const { deviceId, findingId } = await params
  const { id } = await requireDevice(getPool(), request, deviceId)
  return respond(EvidenceList, await readEvidence(getPool(), id, findingId))
})
