'use client'

import { useMemo, useState, type KeyboardEvent } from 'react'
import type { TimeRange } from '@/lib/view/time-range'
import type { TimelineFinding } from '@/lib/view/timeline-finding'
import { neighbourItem, timelineItems, type TimelineItem } from '@/lib/view/timeline-items'
import { timelineLayout, type TimelineStage } from '@/lib/view/timeline-layout'
import { placeMoments, type TimelineMoment } from '@/lib/view/timeline-moments'
import { axisTicks, momentAt, timeScale } from '@/lib/view/timeline-scale'
import { draggedRange } from '@/lib/view/zoom-range'
import { useTimeZone } from '../time/time-zone'
import { TimelineAxis, TimelineGrid } from './timeline-axis'
import { TimelineHit } from './timeline-hit'
import { TimelineLaneView } from './timeline-lanes'
import { TimelineMomentLines } from './timeline-moment-lines'
import { TimelineTip } from './timeline-tip'
import { usePointerDrag } from './use-pointer-drag'
import { useRangeKeys } from './use-range-keys'

export const TIMELINE_LEFT = 141
export const TIMELINE_RIGHT_PADDING = 6
const AXIS_HEIGHT = 20
const MOMENTS_HEIGHT = 18

type Props = {
  stages: readonly TimelineStage[]
  findings: readonly TimelineFinding[]
  moments: readonly TimelineMoment[]
  reasons: ReadonlyMap<string, string>
  range: TimeRange
  /** As far as one can zoom out and move. */
  bounds: TimeRange
  width: number
  selectedId: string | null
  label: string
  onOpen: (findingId: string) => void
  /** Null: back to the usual range. */
  onRange: (range: TimeRange | null) => void
}

/** Seven lanes of what weakened the device and what was seen on it. One stop of the tab key; arrows move, Enter opens. */
export function Timeline(props: Props) {
  const { stages, findings, moments, reasons, range, bounds, width, selectedId, label, onOpen, onRange } = props
  const { zone } = useTimeZone()
  const right = width - TIMELINE_RIGHT_PADDING
  const layout = useMemo(
    () => timelineLayout(stages, findings, range, TIMELINE_LEFT, right),
    [stages, findings, range, right],
  )
  const items = useMemo(() => timelineItems(layout), [layout])
  const ticks = useMemo(() => axisTicks(range, TIMELINE_LEFT, right, zone), [range, right, zone])
  const placed = useMemo(
    () => placeMoments(moments, range, timeScale(range, TIMELINE_LEFT, right), TIMELINE_LEFT, right),
    [moments, range, right],
  )
  const [active, setActive] = useState(0)
  const [pointed, setPointed] = useState<TimelineItem | null>(null)
  const at = (x: number) => momentAt(range, TIMELINE_LEFT, right, x)
  const { drag, handlers } = usePointerDrag(({ from, to }) => {
    onRange(draggedRange(at(from), at(to), bounds))
  })
  const top = placed.length === 0 ? 0 : MOMENTS_HEIGHT
  const height = top + layout.height + AXIS_HEIGHT
  const focused = items[Math.min(active, items.length - 1)]
  const onRangeKey = useRangeKeys(range, bounds, onRange, focused === undefined ? range.to : at(focused.x))

  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'Escape' && pointed !== null) {
      event.stopPropagation()
      setPointed(null)
    }
    if (!event.key.startsWith('Arrow') || event.shiftKey) return
    event.preventDefault()
    const next = neighbourItem(items, active, event.key)
    setActive(next)
    event.currentTarget.parentElement?.querySelector<SVGGElement>(`[data-item="${next}"]`)?.focus()
  }

  return (
    <div className="relative" role="presentation" onKeyDown={onRangeKey}>
      <svg width={width} height={height} role="group" aria-label={label} className="block">
        <defs>
          <pattern id="timeline-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0v6" stroke="var(--border-2)" strokeWidth="1" />
          </pattern>
        </defs>
        <g transform={`translate(0 ${top})`}>
          <TimelineGrid ticks={ticks} height={layout.height} />
          {layout.lanes.map((lane) => (
            <TimelineLaneView
              key={lane.stage}
              lane={lane}
              left={TIMELINE_LEFT}
              right={right}
              reason={reasons.get(lane.stage)}
            />
          ))}
          <TimelineAxis ticks={ticks} height={layout.height} right={right} />
        </g>
        <TimelineMomentLines moments={placed} top={top} bottom={top + layout.height} />
        {drag === null ? null : (
          <rect
            x={Math.min(drag.from, drag.to)}
            width={Math.abs(drag.to - drag.from)}
            height={top + layout.height}
            fill="var(--accent)"
            fillOpacity=".16"
          />
        )}
        <rect width={width} height={height} fill="transparent" className="cursor-crosshair touch-pan-y" {...handlers} />
        <g transform={`translate(0 ${top})`}>
          {items.map((item, index) => (
            <TimelineHit
              key={item.key}
              item={item}
              index={index}
              isActive={item === focused}
              isSelected={item.findings.some(({ id }) => id === selectedId)}
              onOpen={onOpen}
              onPoint={setPointed}
              onFocusItem={setActive}
              onKeyDown={onKeyDown}
            />
          ))}
        </g>
      </svg>
      {pointed === null ? null : <TimelineTip item={pointed} top={top} width={width} />}
    </div>
  )
}
