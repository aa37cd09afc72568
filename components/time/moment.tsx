'use client'

import { formatExact, formatMoment } from '@/lib/view/format-time'
import { toIso } from '@/lib/domain/time'
import { useTimeZone } from './time-zone'
import { useNow } from './use-now'

type Props = { at: number | string; /** With date and seconds, as evidence needs it. */ exact?: boolean }

/** A time in the reader's zone; the tooltip has it exactly, there and in UTC. */
export function Moment({ at, exact = false }: Props) {
  const { zone } = useTimeZone()
  const now = useNow()
  const atMs = typeof at === 'number' ? at : Date.parse(at)
  const title =
    zone === 'UTC' ? `${formatExact(atMs, 'UTC')} UTC` : `${formatExact(atMs, zone)}, ${formatExact(atMs, 'UTC')} UTC`
  return (
    <time dateTime={toIso(atMs)} title={title} className="whitespace-nowrap">
      {exact ? formatExact(atMs, zone) : formatMoment(atMs, now, zone)}
    </time>
  )
}
