import { listPeople } from '@/lib/contracts/operations/people'
import { operate } from '@/lib/server/operate'
import { listPeople as pagePeople } from '@/lib/server/services/list-people'

export const dynamic = 'force-dynamic'

export const GET = operate(listPeople, ({ pool, query, now }) => pagePeople(pool, query, now))
