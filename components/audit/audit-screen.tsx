'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { debounce, parseAsString, useQueryStates } from 'nuqs'
import { useMay } from '../auth/me'
import { useSettled } from '../device/use-settled'
import { auditQuery } from '../queries/audit-queries'
import { NeedsAdministrator } from '../settings/needs-role'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { SearchFields } from '../ui/search-fields'
import { AuditRow } from './audit-row'
import { ChainPanel } from './chain-panel'

const COLUMNS = ['No.', 'When', 'Actor', 'Action', 'Target', 'Detail'] as const
const TYPING_MS = 250
const TEXT_MAX = 254
const FILTERS = [
  { name: 'actor', label: 'Actor', example: 'ada@example.org' },
  { name: 'action', label: 'Action', example: 'person or person.invite' },
  { name: 'target', label: 'Target', example: 'what it was done to' },
] as const
const FILTER_STATE = {
  actor: parseAsString.withDefault(''),
  action: parseAsString.withDefault(''),
  target: parseAsString.withDefault(''),
}

/** Who did what here. */
export function AuditScreen() {
  if (!useMay('administer')) {
    return (
      <NeedsAdministrator
        title="Audit log"
        purpose="Every privileged act: who did what to whom, and when."
        act="Verify the chain"
      />
    )
  }
  return (
    <>
      <ChainPanel />
      <AuditPanel />
    </>
  )
}

function AuditPanel() {
  const [filter, setFilter] = useQueryStates(FILTER_STATE, { limitUrlUpdates: debounce(TYPING_MS) })
  const actor = useSettled(filter.actor.trim(), TYPING_MS)
  const action = useSettled(filter.action.trim(), TYPING_MS)
  const target = useSettled(filter.target.trim(), TYPING_MS)
  const entries = useInfiniteQuery({ ...auditQuery({ actor, action, target }), placeholderData: keepPreviousData })
  const isFiltered = actor !== '' || action !== '' || target !== ''
  return (
    <Panel title="Audit log" note="Newest first">
      <SearchFields
        label="Audit log"
        fields={FILTERS}
        values={filter}
        textMax={TEXT_MAX}
        onChange={(name, value) => void setFilter({ [name]: value })}
      />
      <PagedTable
        query={entries}
        label="Audit log"
        shape="h-80"
        columns={COLUMNS}
        empty={
          <EmptyNote title={isFiltered ? 'No act matches all of these' : 'No act was written yet'}>
            {isFiltered ? (
              <button type="button" className="btn mt-1.5" onClick={() => void setFilter(null)}>
                Clear the filters
              </button>
            ) : (
              'Every privileged act appears here.'
            )}
          </EmptyNote>
        }
      >
        {(entry) => <AuditRow key={entry.sequence} entry={entry} />}
      </PagedTable>
    </Panel>
  )
}
