'use client'

import { useState } from 'react'
import type { EvidenceDocument } from '@/lib/contracts/finding'
import { SOURCE_WORDS } from '@/lib/domain/observation'
import { formatCount } from '@/lib/view/format-number'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'

/** A finding keeps 5 first and 10 latest records of up to 2,048 characters; more is never drawn. */
const RECORDS_MAX = 15
const CHARACTERS_SHORT = 320
const CHARACTERS_MAX = 2_048

type Props = { records: readonly EvidenceDocument[]; /** How often the rule counted it. */ seen: number }

/** The raw records as they were received, as inert text. */
export function EvidenceRecords({ records, seen }: Props) {
  const shown = records.slice(0, RECORDS_MAX)
  return (
    <>
      <p className="pb-1.5 text-micro text-text-3">
        {shown.length < seen
          ? `${formatCount(shown.length)} kept of ${formatCount(seen)} counted, the first and the latest. `
          : ''}
        Secrets are removed; control characters are shown as escapes.
      </p>
      <ol className="space-y-1.5">
        {shown.map((record, index) => (
          <EvidenceRecord key={index} record={record} />
        ))}
      </ol>
    </>
  )
}

function EvidenceRecord({ record }: { record: EvidenceDocument }) {
  const [isWhole, setIsWhole] = useState(false)
  const isLong = record.record.length > CHARACTERS_SHORT
  return (
    <li className="rounded-control border border-border bg-bg px-2.5 py-1.5">
      <p className="text-micro text-text-3">
        <Moment at={record.observedAt} exact />, {SOURCE_WORDS[record.source]}
      </p>
      <p className="font-mono text-micro leading-[1.6] text-text-2">
        <InertText raw={record.record} charactersMax={isWhole ? CHARACTERS_MAX : CHARACTERS_SHORT} />
      </p>
      {isLong ? (
        <button
          type="button"
          className="min-h-6 text-micro text-accent"
          aria-expanded={isWhole}
          onClick={() => {
            setIsWhole(!isWhole)
          }}
        >
          {isWhole ? 'Show less' : 'Show the whole record'}
        </button>
      ) : null}
    </li>
  )
}
