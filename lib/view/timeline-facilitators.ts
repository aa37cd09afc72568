import type { EpochMs } from '@/lib/domain/time'
import { labelWidth, shortLabel, type TimelineFinding } from './timeline-finding'
import type { TimeScale } from './timeline-scale'

export type FacilitatorLabel = { finding: TimelineFinding; x: number; width: number; text: string }

/** The facilitators of one lane as one outlined bar, drawn for as long as any of them holds. */
export type FacilitatorBar = {
  x: number
  width: number
  labels: readonly FacilitatorLabel[]
  /** Facilitators whose label found no room. */
  hidden: number
  /** Where one of them was fixed. */
  fixedX: readonly number[]
}

const GLYPH_PX = 14
const GAP_PX = 12
const PADDING_PX = 6
const MORE_PX = 34

/** Places labels one after the other from where each facilitator begins, as long as there is room up to `right`. */
const placeLabels = (
  findings: readonly TimelineFinding[],
  scale: TimeScale,
  left: number,
  right: number,
): FacilitatorLabel[] => {
  const labels: FacilitatorLabel[] = []
  let takenTo = left
  for (const finding of findings) {
    const text = shortLabel(finding.subject === '' ? finding.title : `${finding.title} ${finding.subject}`)
    const width = GLYPH_PX + labelWidth(text)
    const wanted = Math.max(takenTo, scale(finding.firstSeenAt) + PADDING_PX)
    const x = labels.length === 0 ? Math.max(left, Math.min(wanted, right - width - MORE_PX)) : wanted
    if (labels.length > 0 && x + width + MORE_PX > right) continue
    labels.push({ finding, x, width, text })
    takenTo = x + width + GAP_PX
  }
  return labels
}

/** The bar of one lane between `left` and `right`, in pixels; null when it has no facilitator. */
export const facilitatorBar = (
  findings: readonly TimelineFinding[],
  scale: TimeScale,
  left: number,
  right: number,
  now: EpochMs,
): FacilitatorBar | null => {
  if (findings.length === 0) return null
  const ordered = [...findings].sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1))
  const x = scale(Math.min(...ordered.map(({ firstSeenAt }) => firstSeenAt)))
  const end = scale(Math.max(...ordered.map(({ closedAt }) => closedAt ?? now)))
  const labels = placeLabels(ordered, scale, left + PADDING_PX, right)
  const fixedX = ordered.flatMap(({ closedAt }) => (closedAt === null ? [] : [scale(closedAt)]))
  return { x, width: Math.max(2, end - x), labels, hidden: ordered.length - labels.length, fixedX }
}
