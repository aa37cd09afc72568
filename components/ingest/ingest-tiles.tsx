import type { ReactNode } from 'react'
import type { IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { formatCount, formatCounted, formatShare } from '@/lib/view/format-number'
import { rejectedShare } from '@/lib/view/ingest-sentence'

/** The figures of the page, in one panel. */
export function IngestTiles({ status }: { status: IngestStatusDocument }) {
  const { lastHour, day, silentCount, lookedAt, receiving } = status
  const share = rejectedShare(day)
  return (
    <section className="panel mb-2.5" aria-label="What arrives in figures">
      <ul className="grid sm:grid-cols-5 max-sm:grid-cols-2 max-sm:[&>li:last-child]:col-span-2">
        <Tile figure={formatCount(lastHour.accepted)} text="Records taken in 1 h">
          {formatCount(day.accepted)} in 24 h
        </Tile>
        <Tile figure={share === null ? '–' : formatShare(share)} text="Rejected in 24 h">
          {share === null ? 'nothing arrived' : formatCounted(day.rejected, 'record')}
        </Tile>
        <Tile figure={formatCount(silentCount)} text="Silent sources" isMarked={silentCount > 0}>
          {formatCount(receiving)} of {formatCount(lookedAt)} arriving
        </Tile>
        <Tile figure={formatCount(day.unmapped)} text="Not mapped in 24 h">
          records of no known device
        </Tile>
        <Tile figure={formatCount(day.births)} text="Devices born in 24 h">
          {formatCount(day.birthsRefused)} refused
        </Tile>
      </ul>
    </section>
  )
}

type Props = { figure: string; text: string; isMarked?: boolean; children: ReactNode }

function Tile({ figure, text, isMarked = false, children }: Props) {
  return (
    <li className="border-border px-3.5 py-2 max-sm:border-t max-sm:odd:border-r max-sm:last:border-r-0 max-sm:[&:nth-child(-n+2)]:border-t-0 sm:[&+li]:border-l">
      <span className={`block text-figure font-semibold tracking-[-0.025em] ${isMarked ? 'text-sev-3' : ''}`}>
        {figure}
      </span>
      <span className="block font-medium">{text}</span>
      <span className="block text-small text-text-3">{children}</span>
    </li>
  )
}
