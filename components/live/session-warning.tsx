'use client'

import { useMutation } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { MINUTE_MS } from '@/lib/domain/time'
import { formatClock } from '@/lib/view/format-time'
import { signInHref } from '@/lib/view/sign-in-href'
import { request } from '../queries/request'
import { useNow } from '../time/use-now'
import { useTimeZone } from '../time/time-zone'
import { ActFailure } from '../ui/act-failure'
import { useLive } from './live-provider'

/** As long before its end as WCAG 2.2, 2.2.1 asks at least (20 s), and much more. */
const WARNED_MS = 2 * MINUTE_MS

const HAS_ENDED = { words: 'The session has ended. What is on this page stays until you leave it.', canStay: false }

/** What is said of the end of the session; null while it is far. */
const useSessionEnd = (): { words: string; canStay: boolean } | null => {
  const { server, status } = useLive()
  const now = useNow()
  const { zone } = useTimeZone()
  if (status === 'session-ended') return HAS_ENDED
  if (server === null || server.sessionEndsAt === null || now === 0) return null
  const endsAt = Date.parse(server.sessionEndsAt)
  if (endsAt - now > WARNED_MS) return null
  const canStay = server.isSessionExtendable
  const why = canStay ? 'because it was not used for 12 hours' : 'seven days after you signed in'
  return { words: `The session ends at ${formatClock(endsAt, zone)}, ${why}.`, canStay }
}

/** Says two minutes before that the session ends, with one press to stay; takes no focus from what is being typed. */
export function SessionWarning() {
  const { retry } = useLive()
  const path = usePathname()
  const end = useSessionEnd()
  // Any request uses the session; the stream says its new end as soon as it is opened anew.
  const staying = useMutation({ mutationFn: () => request('/api/v1/me', {}), onSuccess: retry })
  return (
    <div role="alert">
      {end === null ? null : (
        <div className="session-warning">
          <p className="min-w-0 flex-1">{end.words}</p>
          {end.canStay ? (
            <button
              type="button"
              className="btn btn-primary"
              onClick={() => {
                staying.mutate()
              }}
            >
              Stay signed in
            </button>
          ) : (
            <a className="btn btn-primary" href={signInHref(path)}>
              Sign in again
            </a>
          )}
          <ActFailure error={staying.error} />
        </div>
      )}
    </div>
  )
}
