'use client'

import { useQuery } from '@tanstack/react-query'
import { formatCount } from '@/lib/view/format-number'
import { alarmSummaryQuery } from '../queries/alarm-queries'

/** How many alarms are open, beside the way to them; in the colour of all text: a count is no alarm by itself. */
export function AlarmCount() {
  const summary = useQuery(alarmSummaryQuery())
  if (summary.data === undefined || summary.data.open === 0) return null
  return (
    <span className="nav-text ml-auto text-small font-normal text-text-3">
      {formatCount(summary.data.open)} <span className="sr-only">open</span>
    </span>
  )
}
