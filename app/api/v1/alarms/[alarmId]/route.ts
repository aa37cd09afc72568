import { getAlarm } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { readAlarm } from '@/lib/server/services/read-alarms'

export const dynamic = 'force-dynamic'

export const GET = operate(getAlarm, ({ pool, params }) => readAlarm(pool, params.alarmId))
