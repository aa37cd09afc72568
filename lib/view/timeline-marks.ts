import { formatCount, formatCounted } from './format-number'
import { labelWidth, shortLabel, worstTone, type TimelineFinding } from './timeline-finding'
import type { TimeScale } from './timeline-scale'
import type { Tone } from './tone'

/** One object of a lane: a finding, or repeats that lie too close to tell apart. */
export type TimelineMark = {
  /** The findings it stands for; the first is the one a click opens. */
  findings: readonly TimelineFinding[]
  x: number
  width: number
  /** Line of the lane, from 0 at the top. */
  row: number
  tone: Tone
  /** Drawn as a train of ticks: many repeats over a visible length. */
  ticked: boolean
  label: string
  labelSide: 'left' | 'right' | 'none'
}

/** Repeats of one rule closer than this are one object (design: 3 px). */
const MERGE_PX = 3
const WIDTH_MIN_PX = 4
const LABEL_GAP_PX = 6
/** Lines of a lane; what does not fit is folded into the last one. */
const ROWS_MAX = 3
const TRAIN_COUNT_MIN = 8
const TRAIN_WIDTH_MIN_PX = 36

type Cluster = { findings: TimelineFinding[]; x: number; end: number }

const toCluster = (finding: TimelineFinding, scale: TimeScale): Cluster => {
  const x = scale(finding.firstSeenAt)
  return { findings: [finding], x, end: Math.max(x + WIDTH_MIN_PX, scale(finding.lastSeenAt)) }
}

const absorb = (target: Cluster, source: Cluster): void => {
  target.findings.push(...source.findings)
  target.x = Math.min(target.x, source.x)
  target.end = Math.max(target.end, source.end)
}

const mergeRepeats = (findings: readonly TimelineFinding[], scale: TimeScale): Cluster[] => {
  const clusters: Cluster[] = []
  const openByRule = new Map<string, Cluster>()
  for (const finding of [...findings].sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1))) {
    const cluster = toCluster(finding, scale)
    const open = openByRule.get(finding.ruleId)
    if (open !== undefined && cluster.x - open.end <= MERGE_PX) absorb(open, cluster)
    else {
      clusters.push(cluster)
      openByRule.set(finding.ruleId, cluster)
    }
  }
  return clusters
}

const rulesIn = ({ findings }: Cluster): number => new Set(findings.map(({ ruleId }) => ruleId)).size
const countIn = ({ findings }: Cluster): number => findings.reduce((sum, { count }) => sum + count, 0)

const labelOf = (cluster: Cluster): string => {
  const [first] = cluster.findings
  if (first === undefined) return ''
  const rules = rulesIn(cluster)
  if (rules > 1) return `${first.title} and ${formatCounted(rules - 1, 'other kind')}`
  if (cluster.findings.length > 1) return `${first.title}, ${cluster.findings.length} subjects`
  const named = first.subject === '' ? first.title : `${first.title} ${first.subject}`
  return first.count > 1 ? `${named}, ${formatCount(first.count)} times` : named
}

/** Puts each cluster on the first line with room; those that find none are folded into the last line. */
const placeInRows = (clusters: readonly Cluster[]): Cluster[][] => {
  const rows: Cluster[][] = []
  for (const cluster of clusters) {
    const free = rows.find((row) => (row.at(-1)?.end ?? -Infinity) + MERGE_PX < cluster.x)
    if (free !== undefined) free.push(cluster)
    else if (rows.length < ROWS_MAX) rows.push([cluster])
    else {
      const last = rows[ROWS_MAX - 1]?.at(-1)
      if (last !== undefined) absorb(last, cluster)
    }
  }
  return rows
}

/** Right of the mark, else left, else dropped (it stays in the tooltip and the table). */
const sideOf = (label: string, x: number, end: number, roomFrom: number, roomTo: number): TimelineMark['labelSide'] => {
  const width = labelWidth(label) + LABEL_GAP_PX
  if (end + width <= roomTo) return 'right'
  return x - width >= roomFrom ? 'left' : 'none'
}

const toMarks = (row: readonly Cluster[], rowIndex: number, left: number, right: number): TimelineMark[] => {
  let takenTo = left
  return row.map((cluster, index) => {
    const label = shortLabel(labelOf(cluster))
    const labelSide = sideOf(label, cluster.x, cluster.end, takenTo, row[index + 1]?.x ?? right)
    const width = cluster.end - cluster.x
    takenTo = labelSide === 'right' ? cluster.end + LABEL_GAP_PX + labelWidth(label) : cluster.end
    const ticked = countIn(cluster) >= TRAIN_COUNT_MIN && width >= TRAIN_WIDTH_MIN_PX
    const worstFirst = [...cluster.findings].sort((a, b) => b.count - a.count)
    return {
      findings: worstFirst,
      x: cluster.x,
      width,
      row: rowIndex,
      tone: worstTone(cluster.findings),
      ticked,
      label,
      labelSide,
    }
  })
}

/** The indicator marks of one lane between `left` and `right`, in pixels, from the earliest. */
export const timelineMarks = (
  findings: readonly TimelineFinding[],
  scale: TimeScale,
  left: number,
  right: number,
): TimelineMark[] =>
  placeInRows(mergeRepeats(findings, scale))
    .flatMap((row, index) => toMarks(row, index, left, right))
    .sort((a, b) => a.x - b.x || a.row - b.row)
