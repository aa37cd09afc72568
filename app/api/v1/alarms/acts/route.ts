import { actOnAlarms } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { actOnAlarms as act } from '@/lib/server/services/change-alarms'

export const dynamic = 'force-dynamic'

export const POST = operate(actOnAlarms, ({ pool, actor, body, now }) => act(pool, actor, body, now))
