import { listSensors } from '@/lib/contracts/operations/sensors'
import { operate } from '@/lib/server/operate'
import { pageSensors } from '@/lib/server/services/read-sensors'

export const dynamic = 'force-dynamic'

export const GET = operate(listSensors, ({ pool, query }) => pageSensors(pool, query))
