'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { arrivalsOf, type Arrival } from '@/lib/view/arrivals'
import { logName } from '@/lib/view/source-words'
import { visibleText } from '@/lib/view/visible-text'
import { ingestStatusQuery, rejectsQuery } from '../queries/ingest-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'

/** While somebody tries, an answer must be there before they look for it. */
const POLL_MS = 2_000

/** What arrives while one tries, and why anything was not taken. */
export function ArrivalsPanel() {
  const status = useInfiniteQuery({ ...ingestStatusQuery(), refetchInterval: POLL_MS })
  const rejects = useInfiniteQuery({ ...rejectsQuery({ source: '', code: '' }), refetchInterval: POLL_MS })
  return (
    <Panel
      title="What arrives"
      note="Last lines, and why any was rejected"
      actions={<span className="chip">Listening</span>}
    >
      <QueryPanel
        query={status}
        label="What arrives"
        shape="h-24"
        isEmpty={({ items }) => arrivalsOf(items, rejects.data?.items ?? []).length === 0}
        empty={
          <EmptyNote title="Nothing has arrived yet">
            Send the command above: what is taken and what is not shows here within seconds.
          </EmptyNote>
        }
      >
        {({ items }) => <ArrivalTable arrivals={arrivalsOf(items, rejects.data?.items ?? [])} />}
      </QueryPanel>
    </Panel>
  )
}

function ArrivalTable({ arrivals }: { arrivals: readonly Arrival[] }) {
  return (
    <div className="relative overflow-x-auto" role="region" aria-label="What arrived last" tabIndex={0}>
      <table className="data-table">
        <caption className="sr-only">What arrived last, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Result</th>
            <th scope="col">From</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {arrivals.map((arrival) => (
            <ArrivalRow key={arrival.key} arrival={arrival} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ArrivalRow({ arrival: { at, isTaken, source, log, detail } }: { arrival: Arrival }) {
  const Glyph = isTaken ? Check : X
  return (
    <tr>
      <td className="whitespace-nowrap">
        <Moment at={at} />
      </td>
      <td className={`whitespace-nowrap ${isTaken ? '' : 'text-sev-4'}`}>
        <Glyph size={13} aria-hidden className="mr-1 inline" />
        {isTaken ? 'Accepted' : 'Rejected'}
      </td>
      <td className="whitespace-nowrap">
        {visibleText(source, 40)} <span className="text-text-3">{logName(log)}</span>
      </td>
      <td className="wrap-anywhere">{visibleText(detail, 240)}</td>
    </tr>
  )
}
