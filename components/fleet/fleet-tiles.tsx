import Link from 'next/link'
import type { ReactNode } from 'react'
import type { FleetSummaryDocument } from '@/lib/contracts/fleet'
import { RISING_POINTS_MIN } from '@/lib/domain/device-filter'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount, formatCounted, formatShare } from '@/lib/view/format-number'
import { toneColor, type Tone } from '@/lib/view/tone'
import { SparkLine } from '../charts/spark-line'
import { useTileKeys } from './use-tile-keys'

/** The figures of the fleet in one panel, each a link to what it counts; the keys 1 to 5 open them. */
export function FleetTiles({ summary }: { summary: FleetSummaryDocument }) {
  const { breachBands: breach, devices, ingest, trends } = summary
  const listRef = useTileKeys()
  const silent = ingest.silent === 0 ? `all ${formatCounted(ingest.sources, 'source')} send` : silentText(ingest)
  return (
    <section className="panel mb-2.5" aria-label="The fleet in figures">
      <ul ref={listRef} className="grid sm:grid-cols-5 max-sm:grid-cols-2 max-sm:[&>li:last-child]:col-span-2">
        <Tile
          figure={formatCount(breach.critical)}
          text="Critical breach likelihood"
          tone={breach.critical > 0 ? 5 : 0}
          href={devicesHref(['breach', 'critical'])}
          trend={trends.critical}
        >
          {formatCount(breach.high)} more are high
        </Tile>
        <Tile
          figure={formatCount(summary.newlyHigh)}
          text="Newly high or critical"
          tone={summary.newlyHigh > 0 ? 4 : 0}
          href={devicesHref(['is', 'newly-high'])}
        >
          neither of them 24 h ago
        </Tile>
        <Tile
          figure={formatCount(summary.rising)}
          text="Rising fast"
          tone={summary.rising > 0 ? 4 : 0}
          href={devicesHref(['is', 'rising'])}
          trend={trends.rising}
        >
          +{RISING_POINTS_MIN} points or more in 24 h
        </Tile>
        <Tile
          figure={formatCount(breach.notAssessed)}
          text="Devices not assessed"
          tone={0}
          href={devicesHref(['breach', 'not-assessed'])}
          trend={trends.notAssessed}
        >
          {devices === 0 ? 'no device yet' : `${formatShare(breach.notAssessed / devices)} of the fleet`}
        </Tile>
        <Tile
          figure={formatCount(ingest.acceptedLastHour)}
          text="Records taken in 1 h"
          tone={0}
          href="/ingest"
          trend={trends.accepted}
        >
          {silent}
        </Tile>
      </ul>
    </section>
  )
}

const silentText = ({ silent, sources }: FleetSummaryDocument['ingest']) =>
  `${formatCount(silent)} of ${formatCounted(sources, 'source')} silent`

type TileProps = {
  figure: string
  text: string
  tone: Tone
  href: string
  trend?: readonly (number | null)[]
  children: ReactNode
}

function Tile({ figure, text, tone, href, trend, children }: TileProps) {
  const color = tone > 0 ? toneColor(tone) : 'var(--text)'
  return (
    <li className="border-border max-sm:border-t max-sm:odd:border-r max-sm:last:border-r-0 max-sm:[&:nth-child(-n+2)]:border-t-0 sm:[&+li]:border-l">
      <Link href={href} className="block rounded-control px-3.5 py-2 hover:bg-surface-2">
        <span className="flex items-start justify-between gap-2">
          <span className="text-figure font-semibold tracking-[-0.025em]" style={{ color }}>
            {figure}
          </span>
          {trend === undefined ? null : (
            <SparkLine values={trend} width={52} color={tone > 0 ? color : 'var(--text-3)'} />
          )}
        </span>
        <span className="block font-medium">{text}</span>
        <span className="block text-small text-text-3">{children}</span>
      </Link>
    </li>
  )
}
