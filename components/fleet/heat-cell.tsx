import Link from 'next/link'
import type { MouseEvent, ReactNode } from 'react'
import type { GridPlace } from '@/lib/view/grid-step'
import type { HeatLevel } from '@/lib/view/heatmap'

/** Ink that keeps 4.5:1 on each level of heat, in both themes (design 3). */
const INK = [
  'text-text-3',
  'text-text',
  'text-text',
  'text-text',
  'text-sev-ink',
  'text-sev-ink',
] as const satisfies Record<HeatLevel, string>

type Props = {
  level: HeatLevel | null
  /** What stands in it; n/a where no source of the row reports the stage. */
  text: string
  /** What it means, for those who do not see where it stands; it contains the text. */
  label: string
  href: string
  place: GridPlace
  isActive: boolean
  isPicked: boolean
  onPick: () => void
}

const SHAPE = 'focus-on-fill flex h-7 items-center justify-center rounded-cell text-small font-medium'

/** Devices of one row on one stage: a link to them; hatched where nobody can tell. */
export function HeatCellView({ level, text, label, href, place, isActive, isPicked, onPick }: Props) {
  const ring = isPicked ? 'inset-ring-2 inset-ring-accent' : ''
  const stop = { 'data-place': `${place.row} ${place.column}`, tabIndex: isActive ? 0 : -1 }
  if (level === null) {
    return (
      <HeatTd>
        <span {...stop} role="img" aria-label={label} className={`${SHAPE} hatch text-text-2`}>
          <span className="rounded-[3px] bg-surface px-1 text-micro font-normal">{text}</span>
        </span>
      </HeatTd>
    )
  }
  const onClick = (event: MouseEvent) => {
    if (!event.shiftKey) return
    event.preventDefault()
    onPick()
  }
  return (
    <HeatTd>
      <Link
        {...stop}
        href={href}
        prefetch={false}
        aria-label={label}
        className={`${SHAPE} ${INK[level]} ${ring}`}
        style={{ background: `var(--heat-${level})` }}
        onClick={onClick}
      >
        {text}
      </Link>
    </HeatTd>
  )
}

function HeatTd({ children }: { children: ReactNode }) {
  return (
    <td role="gridcell" className="heat-cell min-w-8 p-0">
      {children}
    </td>
  )
}
