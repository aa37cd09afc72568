import { listRules } from '@/lib/contracts/operations/catalog'
import { operate } from '@/lib/server/operate'
import { pageRules } from '@/lib/server/services/read-catalog'

export const dynamic = 'force-dynamic'

export const GET = operate(listRules, ({ pool, query }) => pageRules(pool, query))
