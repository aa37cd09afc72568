import { getPolicyActivation } from '@/lib/contracts/operations/scoring'
import { operate } from '@/lib/server/operate'
import { readActivation } from '@/lib/server/services/read-policies'

export const dynamic = 'force-dynamic'

export const GET = operate(getPolicyActivation, ({ pool }) => readActivation(pool))
