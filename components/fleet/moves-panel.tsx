'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { FleetChangesDocument, MovedDevice } from '@/lib/contracts/fleet'
import { bandOf } from '@/lib/domain/severity'
import { deviceHref } from '@/lib/view/device-href'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount, formatPoints } from '@/lib/view/format-number'
import { toneOfBand } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { lineName } from '@/lib/view/waterfall'
import { fleetChangesQuery } from '../queries/fleet-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { SeverityGlyph } from '../ui/severity-glyph'

const ROWS_SHOWN = 5

const isStill = ({ newlyHigh, risers, fallers, calmer }: FleetChangesDocument): boolean =>
  newlyHigh.length + risers.length + fallers.length + calmer.length === 0

/** What is otherwise than yesterday at this time. */
export function MovesPanel() {
  const changes = useQuery(fleetChangesQuery())
  return (
    <Panel title="Since yesterday" note="Breach likelihood now against 24 h ago">
      <QueryPanel
        query={changes}
        label="What changed since yesterday"
        shape="h-52"
        isEmpty={isStill}
        empty={
          <EmptyNote title="Nothing moved since yesterday">
            No device became high or calm, and no breach likelihood rose or fell. The tiles above say what holds now.
          </EmptyNote>
        }
      >
        {(data) => (
          <div className="grid gap-x-4 gap-y-3 px-3.5 pb-3.5 md:grid-cols-2">
            <MoveList
              title="Newly high or critical"
              moves={data.newlyHigh}
              none="No device became high."
              all={{ total: data.totals.newlyHigh, href: devicesHref(['is', 'newly-high']) }}
            />
            <MoveList title="Rose most" moves={data.risers} none="No other device rose." />
            <MoveList
              title="Returned to calm"
              moves={data.calmer}
              none="No device returned to calm."
              all={{ total: data.totals.calmer, href: devicesHref(['is', 'calmer']) }}
            />
            <MoveList title="Fell most" moves={data.fallers} none="No other device fell." />
          </div>
        )}
      </QueryPanel>
    </Panel>
  )
}

type ListProps = {
  title: string
  moves: readonly MovedDevice[]
  none: string
  /** How many there are in all, and the list of them. */
  all?: { total: number; href: string }
}

function MoveList({ title, moves, none, all }: ListProps) {
  const shown = moves.slice(0, ROWS_SHOWN)
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="flex items-baseline justify-between gap-2 border-b border-border pb-1 text-small text-text-3">
        {title}
        {all === undefined || all.total === 0 ? null : (
          <Link href={all.href} className="text-accent underline-offset-2 hover:underline">
            All {formatCount(all.total)}
          </Link>
        )}
      </h3>
      {shown.length === 0 ? <p className="py-1.5 text-small text-text-3">{none}</p> : null}
      <ul>
        {shown.map((move) => (
          <MoveRow key={move.id} move={move} />
        ))}
      </ul>
    </section>
  )
}

const scoreText = (printed: number | null): string => (printed === null ? '–' : String(printed))

/** What changed most, in words; a dash where it cannot be told. */
const reasonText = ({ reason }: MovedDevice): string => {
  if (reason === null) return '–'
  const subject = reason.subject === '' ? '' : ` ${visibleText(reason.subject, 60)}`
  return `${lineName(reason.kind, reason.ruleId)}${subject}, ${formatPoints(reason.points)}`
}

function MoveRow({ move }: { move: MovedDevice }) {
  const { now } = move
  return (
    <li className="border-b border-border last:border-b-0">
      <Link
        href={`${deviceHref(move.id)}?score=since`}
        prefetch={false}
        className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-control py-1 hover:bg-surface-2"
      >
        <SeverityGlyph tone={now === null ? 0 : toneOfBand(bandOf(now))} />
        <span className="truncate font-medium">{visibleText(move.name, 60)}</span>
        <span className="font-semibold whitespace-nowrap">
          <span className="sr-only">from </span>
          {scoreText(move.before)}
          <span aria-hidden> → </span>
          <span className="sr-only"> to </span>
          {scoreText(now)}
        </span>
        <span className="col-start-2 truncate text-small text-text-2" title={reasonText(move)}>
          {reasonText(move)}
        </span>
        <span className="text-right text-small text-text-3">
          {move.highAt === null ? null : <Moment at={move.highAt} />}
        </span>
      </Link>
    </li>
  )
}
