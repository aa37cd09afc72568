import { listSuppressions } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { listSuppressions as list } from '@/lib/server/services/alarm-suppressions'

export const dynamic = 'force-dynamic'

export const GET = operate(listSuppressions, ({ pool, now }) => list(pool, now))
