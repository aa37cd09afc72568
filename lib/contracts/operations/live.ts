import { z } from 'zod'
import { operation } from '../operation'

export const streamChanges = operation({
  id: 'streamChanges',
  method: 'GET',
  path: '/api/v1/changes',
  access: 'read',
  tag: 'Fleet',
  summary: 'Which devices changed, as server-sent events',
  description: [
    'Event `changes`: `{"deviceIds":[],"isMany":false}`, at most one a second and 500 devices each; with `isMany` any',
    'device may have changed. Event `state`, at the start and every 15 s: `{"at":"","countedAt":null,',
    '"silentSources":0,"sessionEndsAt":null,"isSessionExtendable":false}`. Event `end`: `{"reason":"session-ended|slow|',
    'unavailable|shutdown"}`, then the stream is closed. Each event has an id: with it as `Last-Event-ID` (or `after`)',
    'a reader gets exactly what it missed within the last hour, and `isMany` beyond that. A reader that does not keep up',
    'is dropped. With `device` only its changes are told. 429: too many streams of one person or token; 503: too many in all.',
  ].join(' '),
  query: z.object({ after: z.string().max(64).optional(), device: z.string().max(256).optional() }),
  answer: { kind: 'other', type: 'text/event-stream' },
})

export const LIVE_OPERATIONS = [streamChanges]
