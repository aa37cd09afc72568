import { listAlarmOwners } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { listOwners } from '@/lib/server/repositories/alarm-people'

export const dynamic = 'force-dynamic'

export const GET = operate(listAlarmOwners, async ({ pool }) => ({ items: await listOwners(pool) }))
