import { listGroupDevices } from '@/lib/contracts/operations/groups'
import { operate } from '@/lib/server/operate'
import { pageGroupDevices } from '@/lib/server/services/read-groups'

export const dynamic = 'force-dynamic'

export const GET = operate(listGroupDevices, ({ pool, params, query }) => pageGroupDevices(pool, params.groupId, query))
