import Link from 'next/link'
import type { IngestSourceDocument } from '@/lib/contracts/ingest-status'
import { formatCount, formatCounted, formatShare } from '@/lib/view/format-number'
import { formatDuration } from '@/lib/view/format-time'
import { lagOf, rejectedShare } from '@/lib/view/ingest-sentence'
import { logName, STATE_WORDS } from '@/lib/view/source-words'
import { visibleText } from '@/lib/view/visible-text'
import { HourSpark } from '../charts/hour-spark'
import { Moment } from '../time/moment'
import { SourceMark } from './source-mark'
import { rejectsHref } from './use-ingest-view'

/** Below this the sender's clock and the way here explain it. */
const LAG_SHOWN_MS = 1_000

/** One source and log: whether it arrives, how late, and what was lost. */
export function SourceRow({ source }: { source: IngestSourceDocument }) {
  const { day, lastHour, state } = source
  const lag = lagOf(source)
  const name = visibleText(source.source, 60)
  const born =
    day.birthsRefused === 0
      ? formatCount(day.births)
      : `${formatCount(day.births)}, ${formatCount(day.birthsRefused)} refused`
  return (
    <tr className="hover:bg-surface-2">
      <th scope="row" data-label="Source" className="border-border py-1 text-left sm:border-t">
        <span className="inline-flex max-w-72 items-center gap-2 align-middle">
          <SourceMark state={state} />
          <span className="min-w-0">
            <span className="block truncate text-base font-medium text-text" title={visibleText(source.source)}>
              {name}
            </span>
            <span className="block text-micro font-normal text-text-3">
              {logName(source.log)}, {STATE_WORDS[state]}
            </span>
          </span>
        </span>
      </th>
      <td data-label="Last received">
        <Moment at={source.lastReceivedAt} />
      </td>
      <td data-label="Behind" className="whitespace-nowrap text-text-2">
        {lag === null ? '–' : lag < LAG_SHOWN_MS ? 'no' : formatDuration(lag)}
      </td>
      <td data-label="Last hour">{formatCount(lastHour.accepted)}</td>
      <td data-label="24 hours" className="whitespace-nowrap">
        <span className="inline-flex items-center gap-2">
          <HourSpark hours={source.hours} label={`${formatCounted(day.accepted, 'record')} taken in 24 hours`} />
          {formatCount(day.accepted)}
        </span>
      </td>
      <td data-label="Rejected" className="whitespace-nowrap">
        <Rejected source={source} name={name} />
      </td>
      <Count label="Duplicates" count={day.duplicates} />
      <Count label="Late" count={day.late} />
      <Count label="Unmapped" count={day.unmapped} />
      <Count label="Ignored" count={day.ignored} />
      <td data-label="Born" className="whitespace-nowrap">
        {born}
      </td>
    </tr>
  )
}

/** On a phone only what there is. */
function Count({ label, count }: { label: string; count: number }) {
  return (
    <td data-label={label} className={count === 0 ? 'text-text-3 max-sm:hidden' : ''}>
      {formatCount(count)}
    </td>
  )
}

function Rejected({ source: { source, day }, name }: { source: IngestSourceDocument; name: string }) {
  const share = rejectedShare(day)
  if (share === null || day.rejected === 0) return share === null ? '–' : '0'
  return (
    <Link
      href={rejectsHref(source)}
      className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline max-sm:min-h-11"
    >
      {formatShare(share)}, {formatCount(day.rejected)}
      <span className="sr-only"> of {name}</span>
    </Link>
  )
}
