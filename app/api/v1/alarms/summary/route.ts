import { summariseAlarms } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { summariseAlarms as summarise } from '@/lib/server/services/read-alarms'

export const dynamic = 'force-dynamic'

export const GET = operate(summariseAlarms, ({ pool, actor, now }) => summarise(pool, actor, now))
