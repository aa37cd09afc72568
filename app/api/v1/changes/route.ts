import { streamChanges } from '@/lib/contracts/operations/live'
import { badRequest } from '@/lib/server/errors'
import { parseEventId } from '@/lib/server/live/event-id'
import { wakeLiveHub } from '@/lib/server/live/live-process'
import { operate } from '@/lib/server/operate'

export const dynamic = 'force-dynamic'

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Neither this server's compression nor a proxy may hold events back to make larger pieces of them.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

export const GET = operate(streamChanges, async ({ actor, pool, query, request, now }) => {
  const text = request.headers.get('last-event-id') ?? query.after ?? ''
  const after = text === '' ? null : parseEventId(text)
  if (text !== '' && after === null) throw badRequest('Last-Event-ID is not the id of an event of this stream.')
  const reader = await wakeLiveHub(pool).open(actor, { after, only: query.device ?? null }, now)
  request.signal.addEventListener('abort', reader.drop)
  return new Response(reader.body, { headers: HEADERS })
})
