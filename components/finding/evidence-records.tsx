'use client'

import { useState } from 'react'
import type { EvidenceDocument, FindingDocument } from '@/lib/contracts/finding'
import { SOURCE_WORDS } from '@/lib/domain/observation'
import { formatCount } from '@/lib/view/format-number'
import { fieldsOf } from '@/lib/view/matched-fields'
import type { TimeRange } from '@/lib/view/time-range'
import { isWithinRange } from '@/lib/view/zoom-range'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'

/** A finding keeps 5 first and 10 latest records of up to 2,048 characters; more is never drawn. */
const RECORDS_MAX = 15
const CHARACTERS_SHORT = 320
const CHARACTERS_MAX = 2_048

type Props = {
  records: readonly EvidenceDocument[]
  finding: Pick<FindingDocument, 'count' | 'subject' | 'summary'>
  /** Only records of this time are shown at first; null shows all. */
  within: TimeRange | null
}

/** The raw records as they were received, as inert text. */
export function EvidenceRecords({ records, finding, within }: Props) {
  const [isAll, setIsAll] = useState(false)
  const kept = records.slice(0, RECORDS_MAX)
  const touching =
    within === null
      ? kept
      : kept.filter(({ observedAt }) => isWithinRange(Date.parse(observedAt), Date.parse(observedAt), within))
  const shown = isAll ? kept : touching
  const marked = fieldsOf(finding)
  return (
    <>
      {touching.length === kept.length ? null : (
        <p className="pb-1 text-small text-text-2">
          {formatCount(touching.length)} of {formatCount(kept.length)} are of the time that is drawn.{' '}
          <button
            type="button"
            className="min-h-6 text-accent"
            aria-expanded={isAll}
            onClick={() => {
              setIsAll(!isAll)
            }}
          >
            {isAll ? 'Show only those' : 'Show all'}
          </button>
        </p>
      )}
      <p className="pb-1.5 text-micro text-text-3">
        {kept.length < finding.count
          ? `${formatCount(kept.length)} kept of ${formatCount(finding.count)} counted, the first and the latest. `
          : ''}
        What the finding speaks of is marked; secrets are removed; control characters are shown as escapes.
      </p>
      <ol className="space-y-1.5">
        {shown.map((record, index) => (
          <EvidenceRecord key={index} record={record} marked={marked} />
        ))}
      </ol>
    </>
  )
}

function EvidenceRecord({ record, marked }: { record: EvidenceDocument; marked: readonly string[] }) {
  const [isWhole, setIsWhole] = useState(false)
  const isLong = record.record.length > CHARACTERS_SHORT
  return (
    <li className="rounded-control border border-border bg-bg px-2.5 py-1.5">
      <p className="text-micro text-text-3">
        <Moment at={record.observedAt} exact />, {SOURCE_WORDS[record.source]}
      </p>
      <p className="font-mono text-micro leading-[1.6] text-text-2">
        <InertText raw={record.record} charactersMax={isWhole ? CHARACTERS_MAX : CHARACTERS_SHORT} marked={marked} />
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
