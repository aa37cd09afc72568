import { verifyAudit } from '@/lib/contracts/operations/audit'
import { operate } from '@/lib/server/operate'
import { verifyAuditStretch } from '@/lib/server/services/audit-log'

export const dynamic = 'force-dynamic'

export const GET = operate(verifyAudit, ({ pool, query }) => verifyAuditStretch(pool, query.after))
