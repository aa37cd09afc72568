import { listAlarmEvents } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { pageAlarmEvents } from '@/lib/server/services/read-alarms'

export const dynamic = 'force-dynamic'

export const GET = operate(listAlarmEvents, ({ pool, params, query }) => pageAlarmEvents(pool, params.alarmId, query))
