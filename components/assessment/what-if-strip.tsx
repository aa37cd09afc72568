'use client'

import { useQuery } from '@tanstack/react-query'
import type { FindingDocument } from '@/lib/contracts/finding'
import { whatIfSentence } from '@/lib/view/what-if-words'
import { whatIfQuery } from '../queries/profile-queries'

/** What of the assessment is imagined away, and how to imagine otherwise. */
export type WhatIf = { off: readonly string[]; onOff: (off: readonly string[]) => void }

type Props = WhatIf & { deviceId: string; asOf: string; findings: readonly FindingDocument[] }

/** What both scores would be without what is switched off. Nothing is stored; the page says "what if" while any is off. */
export function WhatIfStrip({ deviceId, asOf, findings, off, onOff }: Props) {
  const { data, isError } = useQuery(whatIfQuery(deviceId, off, asOf))
  const kinds = off.map((id) => findings.find((finding) => finding.id === id)?.kind ?? 'indicator')
  const isFresh = data !== undefined && data.off.length === off.length
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1 border-y border-border bg-surface-2 px-3.5 py-1 text-small">
      <b className={off.length === 0 ? 'font-medium text-text-3' : 'font-semibold text-accent'}>What if</b>
      <p role="status" className="min-w-0 flex-1">
        {off.length === 0 ? (
          <span className="text-text-3">Switch a line off to see both scores without it. Nothing is saved.</span>
        ) : isError ? (
          'The forecast could not be made. Switch it back on, or try again.'
        ) : isFresh ? (
          whatIfSentence(kinds, data)
        ) : null}
      </p>
      {off.length === 0 ? null : (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => {
            onOff([])
          }}
        >
          Back to how it is
        </button>
      )}
    </div>
  )
}
