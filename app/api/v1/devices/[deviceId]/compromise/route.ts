import { confirmCompromise, getCompromise, takeBackCompromise } from '@/lib/contracts/operations/judgements'
import { operate } from '@/lib/server/operate'
import {
  confirmCompromise as confirm,
  readCompromise,
  takeBackCompromise as takeBack,
} from '@/lib/server/services/confirm-compromise'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getCompromise, async ({ pool, request, params }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return readCompromise(pool, id)
})

export const POST = operate(confirmCompromise, async ({ pool, actor, request, params, body, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return confirm(pool, actor, id, body.reason, now)
})

export const DELETE = operate(takeBackCompromise, async ({ pool, actor, request, params, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return takeBack(pool, actor, id, now)
})
