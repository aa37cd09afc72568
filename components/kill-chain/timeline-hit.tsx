import type { KeyboardEvent } from 'react'
import { stageName } from '@/lib/view/stage-name'
import type { TimelineItem } from '@/lib/view/timeline-items'

type Props = {
  item: TimelineItem
  index: number
  isActive: boolean
  isSelected: boolean
  onOpen: (findingId: string) => void
  onPoint: (item: TimelineItem | null) => void
  onFocusItem: (index: number) => void
  onKeyDown: (event: KeyboardEvent<SVGGElement>) => void
}

/** What can be pointed at, focused and opened of the timeline: a frame around an item, larger than the item. */
export function TimelineHit({ item, index, isActive, isSelected, onOpen, onPoint, onFocusItem, onKeyDown }: Props) {
  const [first] = item.findings
  if (first === undefined) return null
  const more = item.findings.length > 1 ? ` and ${item.findings.length - 1} more` : ''
  const open = () => {
    onOpen(first.id)
  }
  return (
    <g
      role="button"
      tabIndex={isActive ? 0 : -1}
      data-item={index}
      data-opens={first.id}
      aria-label={`${stageName(first.stage)}, ${first.kind}: ${first.title} ${first.subject}${more}`}
      className="cursor-pointer outline-none [&:focus-visible>rect]:stroke-focus [&:focus-visible>rect]:stroke-2"
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          open()
        }
        onKeyDown(event)
      }}
      onFocus={() => {
        onFocusItem(index)
        onPoint(item)
      }}
      onBlur={() => {
        onPoint(null)
      }}
      onMouseEnter={() => {
        onPoint(item)
      }}
      onMouseLeave={() => {
        onPoint(null)
      }}
    >
      <rect
        x={item.x - 3}
        y={item.y - 2}
        width={item.width + 6}
        height={item.height + 4}
        rx="4"
        fill={isSelected ? 'var(--accent)' : 'transparent'}
        fillOpacity=".16"
        {...(isSelected ? { stroke: 'var(--accent)', strokeWidth: 1.5 } : {})}
      />
    </g>
  )
}
