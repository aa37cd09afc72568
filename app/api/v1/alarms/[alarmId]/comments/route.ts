import { commentAlarm } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { commentAlarm as writeComment } from '@/lib/server/services/comment-alarm'

export const dynamic = 'force-dynamic'

export const POST = operate(commentAlarm, async ({ pool, actor, params, body, now }) => {
  await writeComment(pool, actor, params.alarmId, body.text, now)
  return null
})
