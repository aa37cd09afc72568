'use client'

import { Clock } from 'lucide-react'
import { formatZone } from '@/lib/view/format-time'
import { useTimeZone } from '../time/time-zone'
import { useNow } from '../time/use-now'

/** The zone all times are shown in; one click changes between the browser's own and UTC. */
export function ZoneSwitch() {
  const { choice, zone, choose } = useTimeZone()
  const now = useNow()
  const other = choice === 'utc' ? 'browser' : 'utc'
  const label = formatZone(zone, now)
  return (
    <button
      type="button"
      className="btn text-small max-sm:hidden"
      aria-label={`${label}: times are shown in this zone. Use ${other === 'utc' ? 'UTC' : 'the browser’s zone'}`}
      onClick={() => {
        choose(other)
      }}
    >
      <Clock size={13} aria-hidden />
      {label}
    </button>
  )
}
