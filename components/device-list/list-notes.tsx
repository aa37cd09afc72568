import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { visibleText } from '@/lib/view/visible-text'
import { EmptyNote } from '../ui/empty-note'

const QUERY_SHOWN = 120

function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button type="button" className="btn mt-2" onClick={onClear}>
      Clear the filter
    </button>
  )
}

/** The search cannot be asked: what is wrong with it, and what would be right. */
export function FilterRefused({ sentence, onClear }: { sentence: string; onClear: () => void }) {
  return (
    <div role="alert" className="flex items-start gap-3 px-3.5 py-3">
      <TriangleAlert size={15} className="mt-0.5 shrink-0 text-sev-4" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">This filter cannot be read, so nothing is listed</p>
        <p className="text-text-2 wrap-anywhere">{visibleText(sentence, 500)}</p>
        <ClearButton onClear={onClear} />
      </div>
    </div>
  )
}

/** Nothing matches: what was asked, and the way back to all. Without a filter there is no device at all. */
export function NothingListed({ q, onClear }: { q: string; onClear: () => void }) {
  if (q === '') return <NoDevices />
  return (
    <div className="pt-3">
      <EmptyNote title={`No device matches ${visibleText(q, QUERY_SHOWN)}`}>
        <p>Words are looked for in ids, names and addresses; all filters must hold together.</p>
        <ClearButton onClear={onClear} />
      </EmptyNote>
    </div>
  )
}

function NoDevices() {
  return (
    <div className="pt-3">
      <EmptyNote title="No device is known yet">
        <p>A device appears when it is registered, reports, or is seen in the traffic of a sensor.</p>
        <Link href="/fleet" className="btn mt-2">
          Send a first report
        </Link>
      </EmptyNote>
    </div>
  )
}
