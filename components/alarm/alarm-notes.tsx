'use client'

import Link from 'next/link'
import type { AlarmSummary } from '@/lib/contracts/alarm'
import { silenceSentence } from '@/lib/view/alarm-sentence'
import { visibleText } from '@/lib/view/visible-text'
import { useNow } from '../time/use-now'
import { EmptyNote } from '../ui/empty-note'

const QUERY_SHOWN = 120

type Props = { q: string; summary: AlarmSummary | undefined; onClear: () => void }

/** No alarm is listed: that nothing is open, and that something would be; or that nothing matches. */
export function NoAlarms({ q, summary, onClear }: Props) {
  const now = useNow()
  if (q !== '') {
    return (
      <div className="pt-3">
        <EmptyNote title={`No alarm matches ${visibleText(q, QUERY_SHOWN)}`}>
          <button type="button" className="btn mt-2" onClick={onClear}>
            Clear the filter
          </button>
        </EmptyNote>
      </div>
    )
  }
  return (
    <div className="pt-3">
      <EmptyNote title="Nothing to act on">
        <p>{summary === undefined ? '' : silenceSentence(summary, now)}</p>
        <Link href="/ingest" className="btn mt-2">
          See what arrives
        </Link>
      </EmptyNote>
    </div>
  )
}
