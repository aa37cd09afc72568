import { restoreNote } from '@/lib/contracts/operations/notes'
import { operate } from '@/lib/server/operate'
import { restoreNote as restore } from '@/lib/server/services/device-notes'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const POST = operate(restoreNote, async ({ pool, actor, request, params, now }) => {
  const { id: deviceId } = await requireDevice(pool, request, params.deviceId)
  return restore(pool, actor, { deviceId, noteId: params.noteId, at: now })
})
