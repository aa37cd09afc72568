import { getPolicy } from '@/lib/contracts/operations/scoring'
import { operate } from '@/lib/server/operate'
import { readPolicy } from '@/lib/server/services/read-policies'

export const dynamic = 'force-dynamic'

export const GET = operate(getPolicy, ({ pool, params }) => readPolicy(pool, params.version))
