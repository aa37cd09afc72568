import { createGroup, listGroups } from '@/lib/contracts/operations/groups'
import { operate } from '@/lib/server/operate'
import { createGroup as makeGroup } from '@/lib/server/services/change-group'
import { pageGroups } from '@/lib/server/services/read-groups'

export const dynamic = 'force-dynamic'

export const GET = operate(listGroups, ({ pool, query }) => pageGroups(pool, query))

export const POST = operate(createGroup, ({ pool, actor, body, now }) => makeGroup(pool, actor, body, now))
