import { DeviceDocument } from '@/lib/contracts/device'
import { getPool } from '@/lib/server/db'
import { notFound } from '@/lib/server/errors'
import { respond, route, type Params } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { deviceDocumentsOf } from '@/lib/server/services/device-documents'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = route<Params<'deviceId'>>(async (request, { params }) => {
  await authenticate(getPool(), request, 'read', Date.now())
  const { deviceId } = await params
  const [document] = await deviceDocumentsOf(getPool(), [await requireDevice(getPool(), request, deviceId)])
  if (document === undefined) throw notFound(`There is no device ${deviceId}.`)
  return respond(DeviceDocument, document)
})
