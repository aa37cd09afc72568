'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import type { TimeRange } from '@/lib/view/time-range'
import { evidenceOrder, pointsByFinding } from '@/lib/view/evidence-order'
import { scoreOf, waterfallOf, type ScoreTab } from '../assessment/score-tab'
import type { Items } from '../queries/get-json'
import { useCommands } from '../ui/commands'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'
import { EvidenceBody } from './evidence-body'

type Props = {
  deviceId: string
  findingId: string
  findings: RegionQuery<Items<FindingDocument>>
  /** The assessment that is looked at, for the order and the points; undefined while it is on its way. */
  assessment: AssessmentDocument | undefined
  tab: ScoreTab
  /** The time that was brushed: only its records are shown at first; null shows all. */
  within: TimeRange | null
  /** Opened by the reader just now, so the focus goes along; a deep link leaves it where it is. */
  takesFocus: boolean
  onShow: (findingId: string) => void
  onClose: () => void
}

const NO_FINDINGS: readonly FindingDocument[] = []

/** What a finding rests on, down to the raw records. Not modal: the page beside it stays usable. */
export function EvidenceDrawer(props: Props) {
  const { deviceId, findingId, findings, assessment, tab, within, takesFocus, onShow, onClose } = props
  const known = findings.data?.items ?? NO_FINDINGS
  const rows = useMemo(
    () => (assessment === undefined ? [] : waterfallOf(assessment, known, tab)),
    [assessment, known, tab],
  )
  const order = useMemo(
    () =>
      evidenceOrder(
        rows,
        known.map(({ id }) => id),
      ),
    [rows, known],
  )
  const printed = assessment === undefined ? null : scoreOf(assessment, tab).printed
  const value = pointsByFinding(rows).get(findingId)
  const index = order.indexOf(findingId)
  const onStep = (by: 1 | -1) => {
    const next = order[index + by]
    if (next !== undefined) onShow(next)
  }
  const asideRef = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) asideRef.current?.focus({ preventScroll: true })
  }, [takesFocus, findingId])
  useCommands([
    { id: 'back', text: 'Close the evidence', scope: 'This page', keys: 'Escape', isKeyOnly: true, run: onClose },
  ])
  return (
    <aside ref={asideRef} tabIndex={-1} className="drawer flex min-h-0 flex-col outline-none" aria-label="Evidence">
      <DrawerBar place={{ index, count: order.length }} onStep={onStep} onClose={onClose} />
      <QueryPanel query={findings} label="The finding" shape="h-80">
        {({ items }) => {
          const finding = items.find(({ id }) => id === findingId)
          if (finding === undefined)
            return (
              <EmptyNote title="This finding is not among the device's findings">
                It may have been withdrawn, or the link is of another device. Close this and choose one from the
                timeline.
              </EmptyNote>
            )
          const points = value === undefined || printed === null ? null : { value, of: printed }
          return <EvidenceBody deviceId={deviceId} finding={finding} points={points} within={within} />
        }}
      </QueryPanel>
    </aside>
  )
}

type BarProps = { place: { index: number; count: number }; onStep: (by: 1 | -1) => void; onClose: () => void }

function DrawerBar({ place, onStep, onClose }: BarProps) {
  const steps = [
    { by: -1, text: 'Previous evidence', icon: <ChevronLeft size={15} aria-hidden />, isOff: place.index <= 0 },
    {
      by: 1,
      text: 'Next evidence',
      icon: <ChevronRight size={15} aria-hidden />,
      isOff: place.index >= place.count - 1,
    },
  ] as const
  return (
    <div className="flex items-center gap-0.5 px-2.5 pt-2 pb-1">
      {steps.map(({ by, text, icon, isOff }) => (
        <button
          key={text}
          type="button"
          className="btn btn-quiet aria-disabled:opacity-50"
          aria-label={text}
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) onStep(by)
          }}
        >
          {icon}
        </button>
      ))}
      <span className="ml-1 text-small text-text-3">
        {place.index < 0 ? 'Evidence' : `Evidence ${place.index + 1} of ${place.count}`}
      </span>
      <button type="button" className="btn btn-quiet ml-auto" aria-label="Close evidence" onClick={onClose}>
        <X size={15} aria-hidden />
      </button>
    </div>
  )
}
