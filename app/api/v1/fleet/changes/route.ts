import { getFleetChanges } from '@/lib/contracts/operations/fleet'
import { operate } from '@/lib/server/operate'
import { readFleetChanges } from '@/lib/server/services/read-fleet'

export const dynamic = 'force-dynamic'

export const GET = operate(getFleetChanges, ({ pool, now }) => readFleetChanges(pool, now))
