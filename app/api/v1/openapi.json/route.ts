import { openApiOf } from '@/lib/contracts/open-api'
import { OPERATIONS } from '@/lib/contracts/operations'
import { getOpenApi } from '@/lib/contracts/operations/api'
import { operate } from '@/lib/server/operate'
import { sessionCookieName } from '@/lib/server/auth/session-cookie'

export const dynamic = 'force-dynamic'

export const GET = operate(getOpenApi, () =>
  Promise.resolve({ openapi: '3.1.0', ...openApiOf(OPERATIONS, sessionCookieName()) }),
)
