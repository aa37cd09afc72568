'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSettled } from '../device/use-settled'
import { groupsQuery } from '../queries/group-queries'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'
import { GroupDialog } from './group-dialog'
import { GroupRow } from './group-row'
import { useGroupListView } from './use-group-list-view'

const TYPING_MS = 250
const TEXT_MAX = 200
const COLUMNS = ['Group', 'Devices', 'Expected breached', 'Worst breach', 'Breach of 95 %', 'Worst threat', 'Made of']
const KINDS = [
  { value: 'all', text: 'All' },
  { value: 'static', text: 'Static' },
  { value: 'query', text: 'Query' },
] as const
const SORTS = [
  { value: 'worst', text: 'Worst' },
  { value: 'expected', text: 'Expected' },
  { value: 'devices', text: 'Largest' },
  { value: 'name', text: 'Name' },
] as const

/** Which group needs a look? */
export function GroupListScreen() {
  const [{ q, kind, sort }, setView] = useGroupListView()
  const settled = useSettled(q.trim(), TYPING_MS)
  const groups = useInfiniteQuery({
    ...groupsQuery({ q: settled, kind: kind === 'all' ? '' : kind, sort }),
    placeholderData: keepPreviousData,
  })
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      <h1 className="mb-2.5 text-title font-semibold tracking-[-0.012em]">Groups, the ones to look at first on top</h1>
      <Panel
        title="Groups"
        note="A device counts in its own group, in those around it, and in every query group it matches"
        actions={
          <>
            <input
              type="search"
              aria-label="Find a group by name"
              placeholder="Name"
              className="input w-40"
              maxLength={TEXT_MAX}
              value={q}
              onChange={(event) => void setView({ q: event.target.value })}
            />
            <Segmented label="Kind" value={kind} options={KINDS} onChange={(value) => void setView({ kind: value })} />
            <Segmented label="Order" value={sort} options={SORTS} onChange={(value) => void setView({ sort: value })} />
            <GroupDialog />
          </>
        }
      >
        <PagedTable
          query={groups}
          label="Groups of devices"
          shape="h-96"
          columns={COLUMNS}
          empty={
            <EmptyNote title={q === '' ? 'No group yet' : 'No group matches'}>
              {q === ''
                ? 'A group is made here, by an import of the registry, or when a device is registered in it.'
                : 'Clear the name, or choose another kind.'}
            </EmptyNote>
          }
        >
          {(group) => <GroupRow key={group.id} group={group} />}
        </PagedTable>
      </Panel>
    </main>
  )
}
