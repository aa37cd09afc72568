'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { catalogSubtitle, catalogTitle } from '@/lib/view/catalog-sentence'
import { rulesQuery } from '../queries/catalog-queries'
import { ingestStatusQuery } from '../queries/ingest-queries'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { RuleList } from './rule-list'
import { RuleMatrixPanel } from './rule-matrix-panel'
import { useCatalogView } from './use-catalog-view'

const TABS = [
  { value: 'rules', text: 'Rules' },
  { value: 'matrix', text: 'Matrix' },
] as const

/** What can we detect, and how well? */
export function CatalogScreen() {
  const [{ tab }, setView] = useCatalogView()
  const all = useQuery(rulesQuery({ q: '', stage: '' }))
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      <header className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
        <h1 className="text-title font-semibold tracking-[-0.012em]">
          {all.data === undefined ? 'Catalog' : catalogTitle(all.data.items)}
        </h1>
        <p className="text-text-2">{all.data === undefined ? null : catalogSubtitle(all.data.items)}</p>
        <span className="ml-auto">
          <Segmented label="View" value={tab} options={TABS} onChange={(value) => void setView({ tab: value })} />
        </span>
      </header>
      {tab === 'rules' ? <RuleList /> : <MatrixTab />}
    </main>
  )
}

function MatrixTab() {
  const all = useQuery(rulesQuery({ q: '', stage: '' }))
  const status = useInfiniteQuery(ingestStatusQuery())
  return (
    <QueryPanel query={all} label="The rules" shape="h-80" frame="panel">
      {({ items }) => (
        <QueryPanel query={status} label="Which sources are connected" shape="h-80" frame="panel">
          {({ kinds }) => <RuleMatrixPanel rules={items} kinds={kinds} />}
        </QueryPanel>
      )}
    </QueryPanel>
  )
}
