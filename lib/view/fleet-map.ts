import { mapRangesOf, type MapBin } from '@/lib/domain/map-bin'
import { formatCounted } from './format-number'
import { devicesHref } from './devices-href'
import { visibleText } from './visible-text'
import { deviceHref } from './device-href'

/** Least devices of each class of density (design: breach by threat). */
export const DENSITY_CLASSES = [1, 10, 50, 200, 600] as const

/** Something on the map that can be gone to: a bin, a device, or devices with the same two scores. */
export type MapMark = {
  id: string
  kind: 'bin' | 'dot'
  devices: number
  /** Scores, 0 to 100, where it is drawn. */
  threat: number
  breach: number
  /** What it is, in words. */
  label: string
  href: string
  /** Of a dot of one device. */
  name: string | null
}

type Dot = { id: string; name: string; breach: number; threat: number }
type Bin = MapBin & { devices: number }

/** 0 to 4. */
export const densityOf = (devices: number): number =>
  Math.max(0, DENSITY_CLASSES.filter((least) => devices >= least).length - 1)

const rangeFilters = (name: 'breach' | 'threat', { from, to }: { from: number; to: number }) =>
  from === to ? [[name, String(from)] as const] : [[name, `>=${from}`] as const, [name, `<=${to}`] as const]

const binMark = (bin: Bin): MapMark => {
  const { breach, threat } = mapRangesOf(bin)
  return {
    id: `bin ${bin.row} ${bin.column}`,
    kind: 'bin',
    devices: bin.devices,
    breach: 5 * bin.row + 2.5,
    threat: bin.row % 2 === 0 ? 5 * bin.column + 2.5 : 5 * bin.column,
    label: `${formatCounted(bin.devices, 'device')}, breach likelihood ${breach.from} to ${breach.to}, threat level ${threat.from} to ${threat.to}`,
    href: devicesHref(...rangeFilters('breach', breach), ...rangeFilters('threat', threat)),
    name: null,
  }
}

const dotMark = (dots: readonly Dot[]): MapMark[] => {
  const [first] = dots
  if (first === undefined) return []
  const { breach, threat } = first
  const scores = `breach likelihood ${breach}, threat level ${threat}`
  const isOne = dots.length === 1
  const name = visibleText(first.name, 40)
  return [
    {
      id: `dot ${breach} ${threat}`,
      kind: 'dot',
      devices: dots.length,
      breach,
      threat,
      label: isOne ? `${name}, ${scores}` : `${formatCounted(dots.length, 'device')}, ${scores}`,
      href: isOne ? deviceHref(first.id) : devicesHref(['breach', String(breach)], ['threat', String(threat)]),
      name: isOne ? name : null,
    },
  ]
}

/** The first row of bins of critical devices. */
const ROW_CRITICAL = 15

/** Bins, and dots in the place of those of critical devices; the highest first, so that the tab key begins there. */
export const mapMarks = (bins: readonly Bin[], dots: readonly Dot[]): MapMark[] => {
  const bySpot = new Map<string, Dot[]>()
  for (const dot of dots) {
    const spot = `${dot.breach} ${dot.threat}`
    bySpot.set(spot, [...(bySpot.get(spot) ?? []), dot])
  }
  const shown = dots.length === 0 ? bins : bins.filter(({ row }) => row < ROW_CRITICAL)
  const marks = [...[...bySpot.values()].flatMap(dotMark), ...shown.map(binMark)]
  return marks.sort((a, b) => b.breach - a.breach || b.threat - a.threat)
}

const DIRECTIONS: Readonly<Record<string, readonly [threat: number, breach: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** What lies aside of the direction counts double, so that a row is walked along before it is left. */
const ASIDE = 2

/** The mark that an arrow key leads to: the nearest in that direction; Home and End are the first and the last. */
export const mapStep = (marks: readonly MapMark[], from: number, key: string): number => {
  if (key === 'Home') return 0
  if (key === 'End') return marks.length - 1
  const [direction, origin] = [DIRECTIONS[key], marks[from]]
  if (direction === undefined || origin === undefined) return from
  const [dx, dy] = direction
  let [best, nearest] = [from, Infinity]
  for (const [index, mark] of marks.entries()) {
    const [x, y] = [mark.threat - origin.threat, mark.breach - origin.breach]
    const along = x * dx + y * dy
    const distance = along + ASIDE * Math.abs(x * dy + y * dx)
    if (along > 0 && distance < nearest) [best, nearest] = [index, distance]
  }
  return best
}
