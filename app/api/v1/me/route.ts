import { getMe } from '@/lib/contracts/operations/session'
import { operate } from '@/lib/server/operate'
import { meOf } from '@/lib/server/services/own-account'

export const dynamic = 'force-dynamic'

export const GET = operate(getMe, ({ actor }) => Promise.resolve(meOf(actor)))
