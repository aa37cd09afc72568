import type { MapMark } from './fleet-map'

type Box = { left: number; right: number; top: number; bottom: number }
export type MapLabel = { id: string; text: string; x: number; y: number; anchor: 'start' | 'end' }
type Plot = { x: (threat: number) => number; y: (breach: number) => number; width: number }

const HIGHEST = 3
/** An outlier is critical though little about it makes that likely. Argument: below the edge of high threat. */
const OUTLIER_THREAT_MAX = 49
const OUTLIERS = 3
/** Room of a character of the micro step, and of the line. */
const CHARACTER_PX = 6
const LINE_PX = 13
const GAP_PX = 8
const DOT_PX = 4
const TEXT_MAX = 20

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Those that get a name: the three highest, and critical ones of low threat level. */
const named = (marks: readonly MapMark[]): MapMark[] => {
  const dots = marks.filter(({ name }) => name !== null)
  const outliers = dots.filter(({ threat }) => threat <= OUTLIER_THREAT_MAX).slice(0, OUTLIERS)
  return [...new Set([...dots.slice(0, HIGHEST), ...outliers])]
}

const boxOf = ({ x, y, anchor, text }: MapLabel): Box => {
  const width = text.length * CHARACTER_PX
  const left = anchor === 'start' ? x : x - width
  return { left, right: left + width, top: y - LINE_PX / 2, bottom: y + LINE_PX / 2 }
}

/** Names beside their dots where there is room: right, left, then above and beneath; else none. */
export const mapLabels = (marks: readonly MapMark[], plot: Plot): MapLabel[] => {
  const taken: Box[] = marks
    .filter(({ kind }) => kind === 'dot')
    .map(({ threat, breach }) => {
      const [x, y] = [plot.x(threat), plot.y(breach)]
      return { left: x - DOT_PX, right: x + DOT_PX, top: y - DOT_PX, bottom: y + DOT_PX }
    })
  const labels: MapLabel[] = []
  for (const { id, name, threat, breach } of named(marks)) {
    const text = (name ?? '').slice(0, TEXT_MAX)
    const [x, y] = [plot.x(threat), plot.y(breach)]
    const places = [0, -LINE_PX, LINE_PX].flatMap((dy): MapLabel[] => [
      { id, text, x: x + GAP_PX, y: y + dy, anchor: 'start' },
      { id, text, x: x - GAP_PX, y: y + dy, anchor: 'end' },
    ])
    const free = places.find((place) => {
      const box = boxOf(place)
      return box.left >= 0 && box.right <= plot.width && box.top >= 0 && taken.every((other) => !meet(box, other))
    })
    if (free === undefined) continue
    taken.push(boxOf(free))
    labels.push(free)
  }
  return labels
}
