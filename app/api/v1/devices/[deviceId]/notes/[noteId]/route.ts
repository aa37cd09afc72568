import { changeNote, removeNote } from '@/lib/contracts/operations/notes'
import { operate } from '@/lib/server/operate'
import { changeNote as change, removeNote as remove } from '@/lib/server/services/device-notes'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const PATCH = operate(changeNote, async ({ pool, actor, request, params, body, now }) => {
  const { id: deviceId } = await requireDevice(pool, request, params.deviceId)
  return change(pool, actor, { deviceId, noteId: params.noteId, at: now }, body.text)
})

export const DELETE = operate(removeNote, async ({ pool, actor, request, params, now }) => {
  const { id: deviceId } = await requireDevice(pool, request, params.deviceId)
  await remove(pool, actor, { deviceId, noteId: params.noteId, at: now })
  return null
})
