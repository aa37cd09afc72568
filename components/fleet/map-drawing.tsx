import { densityOf, type MapMark } from '@/lib/view/fleet-map'
import { mapLabels } from '@/lib/view/map-labels'

export const MAP_WIDTH = 380
export const MAP_HEIGHT = 316
const LEFT = 38
const RIGHT = 12
const TOP = 10
const BOTTOM = 40
const EDGES = [0, 20, 50, 75, 100] as const
/** Points of a row and a column of bins. */
const STEP = 5

const plotWidth = MAP_WIDTH - LEFT - RIGHT
const plotHeight = MAP_HEIGHT - TOP - BOTTOM
const x = (threat: number): number => LEFT + (threat / 100) * plotWidth
const y = (breach: number): number => TOP + (1 - breach / 100) * plotHeight

/** Half a column, and the radius at which rows of hexagons meet. */
const HALF = ((STEP / 100) * plotWidth) / 2 - 0.5
const RADIUS = ((STEP / 100) * plotHeight) / 1.5 - 0.6

const hexagon = (cx: number, cy: number): string =>
  [
    [0, -RADIUS],
    [HALF, -RADIUS / 2],
    [HALF, RADIUS / 2],
    [0, RADIUS],
    [-HALF, RADIUS / 2],
    [-HALF, -RADIUS / 2],
  ]
    .map(([dx = 0, dy = 0]) => `${(cx + dx).toFixed(1)},${(cy + dy).toFixed(1)}`)
    .join(' ')

/** Tints of the accent over the surface, one a class of density (design 3). */
export const DENSITY = [16, 30, 48, 70, 100].map(
  (share) => `color-mix(in oklch, var(--accent) ${share}%, var(--surface))`,
)

/** The edges of the bands and what the axes are. */
export function MapGround() {
  return (
    <g fontSize="11" fill="var(--text-3)" aria-hidden>
      <rect x={x(0)} y={y(100)} width={plotWidth} height={y(75) - y(100)} fill="var(--sev-5)" opacity="0.08" />
      {EDGES.map((edge) => (
        <g key={edge}>
          <line x1={x(edge)} x2={x(edge)} y1={y(100)} y2={y(0)} stroke="var(--border)" />
          <line x1={x(0)} x2={x(100)} y1={y(edge)} y2={y(edge)} stroke="var(--border)" />
          <text x={x(edge)} y={MAP_HEIGHT - 24} textAnchor="middle">
            {edge}
          </text>
          <text x={LEFT - 6} y={y(edge) + 4} textAnchor="end">
            {edge}
          </text>
        </g>
      ))}
      <text x={x(50)} y={MAP_HEIGHT - 6} textAnchor="middle" fill="var(--text-2)">
        Threat level, will it be
      </text>
      <text transform={`translate(11 ${y(50)}) rotate(-90)`} textAnchor="middle" fill="var(--text-2)">
        Breach likelihood, has it been
      </text>
    </g>
  )
}

type MarkProps = { mark: MapMark; isActive: boolean; index: number }

/** A bin or a dot, as a link to its devices. */
export function MapMarkView({ mark, isActive, index }: MarkProps) {
  const [cx, cy] = [x(mark.threat), y(mark.breach)]
  const isBin = mark.kind === 'bin'
  return (
    <a href={mark.href} aria-label={mark.label} data-mark={index} tabIndex={isActive ? 0 : -1} className="map-mark">
      <title>{mark.label}</title>
      {isBin ? (
        <polygon points={hexagon(cx, cy)} fill={DENSITY[densityOf(mark.devices)]} />
      ) : (
        <circle cx={cx} cy={cy} r={mark.devices === 1 ? 4 : 7.5} fill="var(--sev-5)" stroke="var(--surface)" />
      )}
      {isBin || mark.devices === 1 ? null : (
        <text x={cx} y={cy + 3} fontSize="8.5" fontWeight="600" textAnchor="middle" fill="var(--sev-ink)" aria-hidden>
          {mark.devices}
        </text>
      )}
    </a>
  )
}

/** Names of the highest and of outliers, where there is room. */
export function MapLabels({ marks }: { marks: readonly MapMark[] }) {
  return (
    <g fontSize="11" fontWeight="500" fill="var(--text)" aria-hidden className="pointer-events-none">
      {mapLabels(marks, { x, y, width: MAP_WIDTH }).map((label) => (
        <text key={label.id} x={label.x} y={label.y + 4} textAnchor={label.anchor}>
          {label.text}
        </text>
      ))}
    </g>
  )
}
