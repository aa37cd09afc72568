import { createInvitation, listInvitations } from '@/lib/contracts/operations/people'
import { operate } from '@/lib/server/operate'
import { invite, listInvitations as pageInvitations } from '@/lib/server/services/invitations'

export const dynamic = 'force-dynamic'

export const GET = operate(listInvitations, ({ pool, query, now }) => pageInvitations(pool, query, now))

export const POST = operate(createInvitation, ({ pool, actor, body, now }) => invite(pool, actor, body, now))
