import { listAlarms } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { pageAlarms } from '@/lib/server/services/read-alarms'

export const dynamic = 'force-dynamic'

export const GET = operate(listAlarms, ({ pool, actor, query }) => pageAlarms(pool, actor, query))
