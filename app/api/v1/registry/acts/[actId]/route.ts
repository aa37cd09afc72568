import { getDeviceAct } from '@/lib/contracts/operations/device-acts'
import { operate } from '@/lib/server/operate'
import { readDeviceAct } from '@/lib/server/services/change-devices'

export const dynamic = 'force-dynamic'

export const GET = operate(getDeviceAct, ({ pool, params }) => readDeviceAct(pool, params.actId))
