import { changePerson } from '@/lib/contracts/operations/people'
import { operate } from '@/lib/server/operate'
import { changePerson as change } from '@/lib/server/services/change-person'
import { personDocument } from '@/lib/server/services/list-people'

export const dynamic = 'force-dynamic'

export const PATCH = operate(changePerson, async ({ pool, actor, params, body, now }) => {
  const person = await change(pool, actor, { ...body, id: params.personId }, now)
  return personDocument(pool, person, now)
})
