import { shellWord } from './shell-word'

type Sent = { source: string; log: string; excerpt: string }

type Target = { path: string; type: string }

const targetOf = ({ source, log }: Sent): Target | null => {
  if (log === 'report') return { path: 'reports/my-device', type: 'application/json' }
  if (log === 'event') return { path: 'events', type: 'application/x-ndjson' }
  if (log === 'profile') return { path: 'profiles', type: 'application/x-ndjson' }
  if (log === 'conn') return { path: `zeek/conn?sensor=${encodeURIComponent(source)}`, type: 'text/plain' }
  return null
}

/**
 * A request that sends a rejected record again, to try a change on it: the token comes from the shell's TOKEN. Null for
 * a log that has no such request. `--data-raw`, since `--data` would read the file a record beginning with @ names.
 */
export const rejectCurl = (origin: string, sent: Sent): string | null => {
  const target = targetOf(sent)
  if (target === null) return null
  return [
    `curl ${shellWord(`${origin}/api/v1/ingest/${target.path}`)} \\`,
    `  -H "Authorization: Bearer $TOKEN" \\`,
    `  -H ${shellWord(`Content-Type: ${target.type}`)} \\`,
    `  --data-raw ${shellWord(sent.excerpt)}`,
  ].join('\n')
}
