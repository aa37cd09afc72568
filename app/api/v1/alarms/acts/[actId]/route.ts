import { getAlarmAct } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { readAct } from '@/lib/server/services/change-alarms'

export const dynamic = 'force-dynamic'

export const GET = operate(getAlarmAct, ({ pool, params }) => readAct(pool, params.actId))
