import { getFleetMap } from '@/lib/contracts/operations/fleet'
import { operate } from '@/lib/server/operate'
import { readFleetMap } from '@/lib/server/services/read-fleet'

export const dynamic = 'force-dynamic'

export const GET = operate(getFleetMap, ({ pool, now }) => readFleetMap(pool, now))
