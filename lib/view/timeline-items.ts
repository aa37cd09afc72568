import { BAR_HEIGHT, ROW_HEIGHT, type TimelineLayout } from './timeline-layout'
import type { TimelineFinding } from './timeline-finding'

/** Something of the timeline that can be pointed at, focused and opened. */
export type TimelineItem = {
  key: string
  lane: number
  x: number
  y: number
  width: number
  height: number
  findings: readonly TimelineFinding[]
}

/** Every item of the timeline in reading order: lane after lane, weaknesses before signs, earliest first. */
export const timelineItems = ({ lanes }: TimelineLayout): TimelineItem[] =>
  lanes.flatMap(({ y, marksY, bar, marks }, lane) => [
    ...(bar?.labels ?? []).map(({ finding, x, width }) => ({
      key: finding.id,
      lane,
      x,
      y: y + 3,
      width,
      height: BAR_HEIGHT,
      findings: [finding],
    })),
    ...marks.map(({ findings, x, width, row }) => ({
      key: findings[0]?.id ?? '',
      lane,
      x,
      y: y + marksY + row * ROW_HEIGHT,
      width,
      height: ROW_HEIGHT - 2,
      findings,
    })),
  ])

const nearest = (items: readonly TimelineItem[], from: TimelineItem, lane: number): number => {
  const distances = items.map((item) => (item.lane === lane ? Math.abs(item.x - from.x) : Infinity))
  return distances.indexOf(Math.min(...distances))
}

/** The item an arrow key leads to from `index`: left and right along the order, up and down to the nearest of the next busy lane. */
export const neighbourItem = (items: readonly TimelineItem[], index: number, key: string): number => {
  const current = items[index]
  if (current === undefined) return 0
  const lanes = [...new Set(items.map(({ lane }) => lane))]
  const place = lanes.indexOf(current.lane)
  const up = lanes[place - 1]
  const down = lanes[place + 1]
  switch (key) {
    case 'ArrowRight':
      return Math.min(items.length - 1, index + 1)
    case 'ArrowLeft':
      return Math.max(0, index - 1)
    case 'ArrowUp':
      return up === undefined ? index : nearest(items, current, up)
    case 'ArrowDown':
      return down === undefined ? index : nearest(items, current, down)
    default:
      return index
  }
}
