import { addNote, listNotes } from '@/lib/contracts/operations/notes'
import { operate } from '@/lib/server/operate'
import { addNote as add, pageNotes } from '@/lib/server/services/device-notes'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listNotes, async ({ pool, actor, request, params, query }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return pageNotes(pool, actor, id, query)
})

export const POST = operate(addNote, async ({ pool, actor, request, params, body, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return add(pool, actor, id, body.text, now)
})
