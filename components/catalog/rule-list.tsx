'use client'

import { useQuery } from '@tanstack/react-query'
import { formatCounted } from '@/lib/view/format-number'
import { stageName } from '@/lib/view/stage-name'
import { visibleText } from '@/lib/view/visible-text'
import { useSettled } from '../device/use-settled'
import { rulesQuery } from '../queries/catalog-queries'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel } from '../ui/query-panel'
import { RuleFilters } from './rule-filters'
import { RuleCards } from './rule-cards'
import { RuleTable } from './rule-table'
import { useCatalogView } from './use-catalog-view'

const SETTLE_MS = 150

/** The rules that match what is asked for. */
export function RuleList() {
  const [view, setView] = useCatalogView()
  const q = useSettled(view.q.trim(), SETTLE_MS)
  const rules = useQuery(rulesQuery({ q, stage: view.stage ?? '' }))
  return (
    <section className="panel" aria-label="Rules">
      <RuleFilters view={view} onChange={(change) => void setView(change)} />
      <QueryPanel
        query={rules}
        label="The rules"
        shape="h-[60dvh]"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title={emptyTitle(q, view.stage)}>
            <button type="button" className="btn mt-1.5" onClick={() => void setView({ q: null, stage: null })}>
              Show all rules
            </button>
          </EmptyNote>
        }
      >
        {({ items }) => (
          <>
            <RuleTable rules={items} />
            <RuleCards rules={items} />
            <p role="status" className="border-t border-border px-3.5 py-2 text-small text-text-2">
              {formatCounted(items.length, 'rule')}
            </p>
          </>
        )}
      </QueryPanel>
    </section>
  )
}

const emptyTitle = (q: string, stage: Parameters<typeof stageName>[0] | null): string =>
  [
    'No rule',
    stage === null ? '' : `on stage ${stageName(stage).toLowerCase()}`,
    q === '' ? '' : `matches “${visibleText(q, 60)}”`,
  ]
    .filter((part) => part !== '')
    .join(' ')
