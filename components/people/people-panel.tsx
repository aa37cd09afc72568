'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { debounce, parseAsString, useQueryState } from 'nuqs'
import { visibleText } from '@/lib/view/visible-text'
import { useSettled } from '../device/use-settled'
import { peopleQuery } from '../queries/people-queries'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { InviteDialog } from './invite-dialog'
import { PersonRow } from './person-row'

const TYPING_MS = 250
const TEXT_MAX = 200
const COLUMNS = ['Person', 'Role', 'Signs in with', 'Last signed in', 'Sessions', 'State'] as const

/** Everybody who may sign in, or could. */
export function PeoplePanel() {
  const [q, setQ] = useQueryState(
    'q',
    parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(TYPING_MS) }),
  )
  const people = useInfiniteQuery({
    ...peopleQuery(useSettled(q.trim(), TYPING_MS)),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel
      title="People"
      actions={
        <>
          <input
            type="search"
            aria-label="Find a person by name or e-mail address"
            placeholder="Name or e-mail"
            className="input w-48 max-sm:flex-1"
            maxLength={TEXT_MAX}
            value={q}
            onChange={(event) => void setQ(event.target.value)}
          />
          <InviteDialog />
        </>
      }
    >
      <PagedTable
        query={people}
        label="People"
        shape="h-40"
        columns={COLUMNS}
        hasActions
        empty={<EmptyNote title={`Nobody matches ${visibleText(q, 60)}`}>Search for less, or invite them.</EmptyNote>}
      >
        {(person) => <PersonRow key={person.id} person={person} />}
      </PagedTable>
    </Panel>
  )
}
