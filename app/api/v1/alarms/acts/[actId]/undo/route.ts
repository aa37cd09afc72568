import { undoAlarmAct } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { undoAct } from '@/lib/server/services/change-alarms'

export const dynamic = 'force-dynamic'

export const POST = operate(undoAlarmAct, ({ pool, actor, params, now }) => undoAct(pool, actor, params.actId, now))
