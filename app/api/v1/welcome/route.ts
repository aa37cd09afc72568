import { makeFirstAdministrator } from '@/lib/contracts/operations/session'
import { operate } from '@/lib/server/operate'
import { welcome } from '@/lib/server/services/first-administrator'

export const dynamic = 'force-dynamic'

export const POST = operate(makeFirstAdministrator, ({ pool, body, now }) => welcome(pool, body, now))
