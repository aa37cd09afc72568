'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { PolicySummary } from '@/lib/contracts/policy'
import { formatCounted } from '@/lib/view/format-number'
import { policiesQuery } from '../queries/scoring-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { InertText } from '../ui/inert-text'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { ActivateDialog } from './activate-dialog'
import { useScoringView } from './use-scoring-view'

const REASON_MAX = 200
const COLUMNS = ['Version', 'Made from', 'Reason', 'Made by', 'When'] as const

/** Every version there ever was: none is changed or removed. */
export function VersionPanel({ active }: { active: string }) {
  const policies = useInfiniteQuery(policiesQuery())
  return (
    <Panel title="Versions" note="Kept for ever, so that every past score can be explained">
      <PagedTable
        query={policies}
        label="Versions of the scoring policy"
        shape="h-32"
        columns={COLUMNS}
        hasActions
        empty={<EmptyNote title="There is no version">This release came without one.</EmptyNote>}
      >
        {(policy) => <VersionRow key={policy.version} policy={policy} active={active} />}
      </PagedTable>
    </Panel>
  )
}

function VersionRow({ policy, active }: { policy: PolicySummary; active: string }) {
  const { version, isBuiltIn, isActive, base, madeFrom, differences, reason, madeBy, madeAt } = policy
  const [, setView] = useScoringView()
  return (
    <tr>
      <td data-label="Version">
        <span>
          <span className="font-semibold">{version}</span>
          {isActive ? <span className="ml-2 chip">in force</span> : null}
        </span>
      </td>
      <td data-label="Made from" className="text-text-2">
        {isBuiltIn ? 'built in' : `${madeFrom}, ${formatCounted(differences, 'number')} other than ${base}`}
      </td>
      <td data-label="Reason" className="whitespace-normal text-text-2">
        {reason === null ? 'Came with a release' : <InertText raw={reason} charactersMax={REASON_MAX} />}
      </td>
      <td data-label="Made by">{madeBy === null ? '–' : <InertText raw={madeBy} charactersMax={REASON_MAX} />}</td>
      <td data-label="When">{madeAt === null ? '–' : <Moment at={madeAt} />}</td>
      <td className="text-right">
        <span className="inline-flex flex-wrap justify-end gap-1.5">
          <button type="button" className="btn" onClick={() => void setView({ version, with: null })}>
            Read<span className="sr-only"> {version}</span>
          </button>
          {isActive ? null : (
            <>
              <button type="button" className="btn" onClick={() => void setView({ version: active, with: version })}>
                Compare<span className="sr-only"> {version} with the one in force</span>
              </button>
              <ActivateDialog version={version} active={active} />
            </>
          )}
        </span>
      </td>
    </tr>
  )
}
