import Link from 'next/link'
import type { ReactNode } from 'react'
import type { FleetSummaryDocument } from '@/lib/contracts/fleet'
import { formatDuration } from '@/lib/view/format-time'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { Moment } from '../time/moment'
import { Panel } from '../ui/panel'

const HOUR_S = 3_600

/** `4.8/s`, or by the hour where it is less than one a second. */
const rateText = (lastHour: number): string => {
  const perSecond = lastHour / HOUR_S
  return perSecond >= 1 ? `${formatCount(perSecond)}/s` : `${formatCount(lastHour)} in 1 h`
}

/** How far the newest record lies behind its receipt; null where nothing came. */
const lagText = ({ lastReceivedAt, newestObservedAt }: FleetSummaryDocument['ingest']): string => {
  if (lastReceivedAt === null || newestObservedAt === null) return '–'
  return formatDuration(Math.max(0, Date.parse(lastReceivedAt) - Date.parse(newestObservedAt)))
}

/** Can what is shown be trusted: what comes in, how late, from whom no more, and what was refused. */
export function IngestPanel({ ingest }: { ingest: FleetSummaryDocument['ingest'] }) {
  const { sources, silent, rejectedLastHour, lastReceivedAt } = ingest
  return (
    <Panel
      title="State of ingest"
      actions={
        <Link href="/ingest" className="text-accent underline-offset-2 hover:underline">
          Open ingest
        </Link>
      }
    >
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 px-3.5 pb-3.5">
        <Fact name="Taken">{rateText(ingest.acceptedLastHour)}</Fact>
        <Fact name="Rejected in 1 h">{formatCount(rejectedLastHour)}</Fact>
        <Fact name="Last record">{lastReceivedAt === null ? 'none yet' : <Moment at={lastReceivedAt} />}</Fact>
        <Fact name="Newest record is late by">{lagText(ingest)}</Fact>
        <Fact name="Sources">
          {silent === 0
            ? `all ${formatCounted(sources, 'source')} send`
            : `${formatCount(silent)} of ${formatCount(sources)} silent`}
        </Fact>
      </dl>
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-text-3">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
