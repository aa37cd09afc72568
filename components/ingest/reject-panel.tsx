'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { REJECT_CODES } from '@/lib/domain/parsed'
import { REJECT_WORDS } from '@/lib/view/source-words'
import { visibleText } from '@/lib/view/visible-text'
import { rejectsQuery } from '../queries/ingest-queries'
import { EmptyNote } from '../ui/empty-note'
import { LoadMore } from '../ui/load-more'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { RejectTable } from './reject-table'
import { useIngestView } from './use-ingest-view'

type View = ReturnType<typeof useIngestView>[0]

/** What was not taken and why, the latest first. */
export function RejectPanel({ sources }: { sources: readonly string[] }) {
  const [view, setView] = useIngestView()
  const rejects = useInfiniteQuery(rejectsQuery({ source: view.source, code: view.result ?? '' }))
  return (
    <Panel
      title={<span id="rejects">Rejected lately</span>}
      note="The latest 1,000 of each source are kept for 30 days"
      actions={<RejectFilters view={view} sources={sources} onChange={(change) => void setView(change)} />}
      className="mb-2.5"
    >
      <QueryPanel
        query={rejects}
        label="What was rejected"
        shape="h-64"
        isEmpty={({ items }) => items.length === 0}
        empty={<NoRejects view={view} onClear={() => void setView({ source: null, result: null })} />}
      >
        {({ items, total, totalIsAtLeast }) => (
          <>
            <RejectTable rejects={items} />
            <LoadMore
              shown={items.length}
              total={total}
              totalIsAtLeast={totalIsAtLeast}
              hasMore={rejects.hasNextPage}
              isFetching={rejects.isFetching}
              onMore={() => void rejects.fetchNextPage()}
            />
          </>
        )}
      </QueryPanel>
    </Panel>
  )
}

type FilterProps = { view: View; sources: readonly string[]; onChange: (change: Partial<View>) => void }

function RejectFilters({ view, sources, onChange }: FilterProps) {
  const known = [...new Set([...sources, ...(view.source === '' ? [] : [view.source])])].sort()
  return (
    <>
      <label className="inline-flex items-center gap-1.5 text-small text-text-2">
        Source
        <select
          className="input max-w-44"
          value={view.source}
          onChange={(event) => {
            onChange({ source: event.target.value })
          }}
        >
          <option value="">all</option>
          {known.map((source) => (
            <option key={source} value={source}>
              {visibleText(source, 40)}
            </option>
          ))}
        </select>
      </label>
      <label className="inline-flex items-center gap-1.5 text-small text-text-2">
        Why
        <select
          className="input"
          value={view.result ?? ''}
          onChange={(event) => {
            onChange({ result: REJECT_CODES.find((code) => code === event.target.value) ?? null })
          }}
        >
          <option value="">all reasons</option>
          {REJECT_CODES.map((code) => (
            <option key={code} value={code}>
              {REJECT_WORDS[code]}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function NoRejects({ view, onClear }: { view: View; onClear: () => void }) {
  const isFiltered = view.source !== '' || view.result !== null
  if (!isFiltered) {
    return (
      <EmptyNote title="Nothing was rejected">What arrives and cannot be read is shown here, line by line.</EmptyNote>
    )
  }
  const what = view.result === null ? 'Nothing' : `Nothing of “${REJECT_WORDS[view.result]}”`
  return (
    <EmptyNote title={`${what} was rejected${view.source === '' ? '' : ` of ${visibleText(view.source, 60)}`}`}>
      <button type="button" className="btn mt-1.5" onClick={onClear}>
        Show all rejects
      </button>
    </EmptyNote>
  )
}
