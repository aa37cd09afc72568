import { undoDeviceAct } from '@/lib/contracts/operations/device-acts'
import { operate } from '@/lib/server/operate'
import { undoDeviceAct as undo } from '@/lib/server/services/change-devices'

export const dynamic = 'force-dynamic'

export const POST = operate(undoDeviceAct, ({ pool, actor, params, now }) => undo(pool, actor, params.actId, now))
