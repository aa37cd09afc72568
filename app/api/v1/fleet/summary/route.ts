import { getFleetSummary } from '@/lib/contracts/operations/fleet'
import { operate } from '@/lib/server/operate'
import { summariseFleet } from '@/lib/server/services/read-fleet'

export const dynamic = 'force-dynamic'

export const GET = operate(getFleetSummary, ({ pool, now }) => summariseFleet(pool, now))
