'use client'

import { useMemo, useState, type KeyboardEvent } from 'react'
import type { TimeRange } from '@/lib/view/time-range'
import type { TimelineFinding } from '@/lib/view/timeline-finding'
import { neighbourItem, timelineItems, type TimelineItem } from '@/lib/view/timeline-items'
import { timelineLayout, type TimelineStage } from '@/lib/view/timeline-layout'
import { axisTicks } from '@/lib/view/timeline-scale'
import { useTimeZone } from '../time/time-zone'
import { TimelineHit } from './timeline-hit'
import { TimelineLaneView } from './timeline-lanes'
import { TimelineTip } from './timeline-tip'

export const TIMELINE_LEFT = 141
const RIGHT_PADDING = 6
const AXIS_HEIGHT = 20

type Props = {
  stages: readonly TimelineStage[]
  findings: readonly TimelineFinding[]
  reasons: ReadonlyMap<string, string>
  range: TimeRange
  width: number
  selectedId: string | null
  label: string
  onOpen: (findingId: string) => void
}

/** Seven lanes of what weakened the device and what was seen on it. One stop of the tab key; arrows move, Enter opens. */
export function Timeline({ stages, findings, reasons, range, width, selectedId, label, onOpen }: Props) {
  const { zone } = useTimeZone()
  const right = width - RIGHT_PADDING
  const layout = useMemo(
    () => timelineLayout(stages, findings, range, TIMELINE_LEFT, right),
    [stages, findings, range, right],
  )
  const items = useMemo(() => timelineItems(layout), [layout])
  const ticks = useMemo(() => axisTicks(range, TIMELINE_LEFT, right, zone), [range, right, zone])
  const [active, setActive] = useState(0)
  const [pointed, setPointed] = useState<TimelineItem | null>(null)
  const height = layout.height + AXIS_HEIGHT

  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'Escape' && pointed !== null) {
      event.stopPropagation()
      setPointed(null)
    }
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    const next = neighbourItem(items, active, event.key)
    setActive(next)
    event.currentTarget.parentElement?.querySelector<SVGGElement>(`[data-item="${next}"]`)?.focus()
  }

  return (
    <div className="relative">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={label}
        className="block"
      >
        <defs>
          <pattern id="timeline-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0v6" stroke="var(--border-2)" strokeWidth="1" />
          </pattern>
        </defs>
        {ticks.map(({ at, x, isDay }) => (
          <path key={at} d={`M${x} 0V${layout.height}`} stroke={isDay ? 'var(--border-2)' : 'var(--border)'} />
        ))}
        {layout.lanes.map((lane) => (
          <TimelineLaneView
            key={lane.stage}
            lane={lane}
            left={TIMELINE_LEFT}
            right={right}
            reason={reasons.get(lane.stage)}
          />
        ))}
        <path d={`M0 ${layout.height}H${right}`} stroke="var(--border)" />
        {ticks.map(({ at, x, label: text, isDay }) => (
          <text
            key={at}
            x={x}
            y={layout.height + 15}
            fontSize="10.5"
            textAnchor={x > right - 20 ? 'end' : 'middle'}
            fontWeight={isDay ? 600 : 400}
            fill={isDay ? 'var(--text)' : 'var(--text-3)'}
          >
            {text}
          </text>
        ))}
        {items.map((item, index) => (
          <TimelineHit
            key={item.key}
            item={item}
            index={index}
            isActive={index === Math.min(active, items.length - 1)}
            isSelected={item.findings.some(({ id }) => id === selectedId)}
            onOpen={onOpen}
            onPoint={setPointed}
            onFocusItem={setActive}
            onKeyDown={onKeyDown}
          />
        ))}
      </svg>
      {pointed === null ? null : <TimelineTip item={pointed} width={width} />}
    </div>
  )
}
