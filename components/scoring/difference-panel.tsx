'use client'

import { useQuery } from '@tanstack/react-query'
import type { PolicyDifference } from '@/lib/contracts/policy'
import { formatCounted } from '@/lib/view/format-number'
import { policyDifferenceQuery } from '../queries/scoring-queries'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { DifferenceTable } from './difference-table'
import { useScoringView } from './use-scoring-view'

/** What two versions say differently, and nothing else. */
export function DifferencePanel({ from, to }: { from: string; to: string }) {
  const difference = useQuery(policyDifferenceQuery(from, to))
  const [, setView] = useScoringView()
  return (
    <Panel
      title={`From ${from} to ${to}`}
      note="Only what differs"
      actions={
        <>
          <button type="button" className="btn" onClick={() => void setView({ version: to, with: from })}>
            Turn around
          </button>
          <button type="button" className="btn btn-quiet" onClick={() => void setView({ with: null })}>
            Close the comparison
          </button>
        </>
      }
    >
      <QueryPanel query={difference} label="The comparison" shape="h-32" isEmpty={isSame} empty={<Same />}>
        {({ items }) => (
          <DifferenceTable caption={`${formatCounted(items.length, 'number')} that differ`} items={items} />
        )}
      </QueryPanel>
    </Panel>
  )
}

const isSame = ({ items }: PolicyDifference): boolean => items.length === 0

function Same() {
  return <EmptyNote title="They score alike">Not one number differs between these versions.</EmptyNote>
}
