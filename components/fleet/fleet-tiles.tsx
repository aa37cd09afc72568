import type { ReactNode } from 'react'
import type { FleetSummaryDocument } from '@/lib/contracts/fleet'
import { formatCount, formatShare } from '@/lib/view/format-number'
import { toneColor, type Tone } from '@/lib/view/tone'
import { Moment } from '../time/moment'

/** The figures of the fleet, in one panel. */
export function FleetTiles({ summary }: { summary: FleetSummaryDocument }) {
  const { breachBands: breach, threatBands: threat, devices, ingest } = summary
  const received = ingest.lastReceivedAt
  return (
    <section className="panel mb-2.5" aria-label="The fleet in figures">
      <ul className="grid sm:grid-cols-5 max-sm:grid-cols-2 max-sm:[&>li:last-child]:col-span-2">
        <Tile count={breach.critical} text="Critical breach likelihood" tone={5}>
          {formatCount(breach.high)} high
        </Tile>
        <Tile count={threat.critical} text="Critical threat level" tone={5}>
          {formatCount(threat.high)} high
        </Tile>
        <Tile count={breach.medium} text="Medium breach likelihood" tone={3}>
          signs, not yet proof
        </Tile>
        <Tile count={breach.notAssessed} text="Devices not assessed" tone={0}>
          {devices === 0 ? 'no device yet' : `${formatShare(breach.notAssessed / devices)} of the fleet`}
        </Tile>
        <Tile count={ingest.acceptedLastHour} text="Records taken in 1 h" tone={0}>
          {formatCount(ingest.rejectedLastHour)} rejected, {received === null ? 'none received yet' : 'last '}
          {received === null ? null : <Moment at={received} />}
        </Tile>
      </ul>
    </section>
  )
}

function Tile({ count, text, tone, children }: { count: number; text: string; tone: Tone; children: ReactNode }) {
  const color = count > 0 && tone > 0 ? toneColor(tone) : 'var(--text)'
  return (
    <li className="border-border px-3.5 py-2 max-sm:border-t max-sm:odd:border-r max-sm:last:border-r-0 max-sm:[&:nth-child(-n+2)]:border-t-0 sm:[&+li]:border-l">
      <span className="block text-figure font-semibold tracking-[-0.025em]" style={{ color }}>
        {formatCount(count)}
      </span>
      <span className="block font-medium">{text}</span>
      <span className="block text-small text-text-3">{children}</span>
    </li>
  )
}
