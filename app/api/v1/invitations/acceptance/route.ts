import { acceptInvitation } from '@/lib/contracts/operations/session'
import { operate } from '@/lib/server/operate'
import { acceptInvitation as accept } from '@/lib/server/services/invitations'

export const dynamic = 'force-dynamic'

export const POST = operate(acceptInvitation, ({ pool, body, now }) => accept(pool, body, now))
