import { listAudit } from '@/lib/contracts/operations/audit'
import { operate } from '@/lib/server/operate'
import { listAudit as pageAudit } from '@/lib/server/services/audit-log'

export const dynamic = 'force-dynamic'

export const GET = operate(listAudit, ({ pool, query }) => pageAudit(pool, query))
