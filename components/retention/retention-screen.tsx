'use client'

import { useQuery } from '@tanstack/react-query'
import type { RetentionDocument } from '@/lib/contracts/retention'
import { formatBytes } from '@/lib/view/conversation-words'
import { formatCount } from '@/lib/view/format-number'
import { useMay } from '../auth/me'
import { retentionQuery } from '../queries/retention-queries'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { RetentionDialog } from './retention-dialog'

type Item = RetentionDocument['items'][number]

const NAME_MAX = 120
const DAYS = (days: number): string => `${formatCount(days)} days`

/** How long is everything kept, and what is there of it? */
export function RetentionScreen() {
  const retention = useQuery(retentionQuery())
  return (
    <QueryPanel query={retention} label="Retention" shape="h-96" frame="panel">
      {(data) => (
        <>
          <Kept data={data} />
          <Fixed data={data} />
        </>
      )}
    </QueryPanel>
  )
}

function Kept({ data: { items, lastRunAt } }: { data: RetentionDocument }) {
  const mayChange = useMay('administer')
  return (
    <Panel
      title="How long things are kept"
      note={mayChange ? 'What is older is removed within the hour, for good' : 'Needs the Administrator role to change'}
    >
      <table className="data-table stack">
        <caption className="sr-only">What is kept how long</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Kept</th>
            <th scope="col" className="text-right">
              Rows, about
            </th>
            <th scope="col" className="text-right">
              On disk
            </th>
            <th scope="col">Oldest, about</th>
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <KeptRow key={item.name} item={item} mayChange={mayChange} />
          ))}
        </tbody>
      </table>
      <p className="px-3.5 pt-2 pb-3 text-small text-text-3">
        Rows and ages are what the database knows from its statistics, not counted. Two lines that share a table show
        the table’s figures twice.{' '}
        {lastRunAt === null ? (
          'The worker has not removed anything yet; it does so every hour.'
        ) : (
          <>
            The worker last went through all of it <Moment at={lastRunAt} />.
          </>
        )}
      </p>
    </Panel>
  )
}

function KeptRow({ item, mayChange }: { item: Item; mayChange: boolean }) {
  const { title, holds, days, usual, rows, bytes, oldest, changedBy, changedAt } = item
  return (
    <tr>
      <th scope="row" data-label="What" className="py-1.5! text-base font-normal whitespace-normal text-text">
        <span>
          <span className="font-medium">{title}</span>
          <span className="block text-small text-text-2">{holds}</span>
        </span>
      </th>
      <td data-label="Kept" className="whitespace-normal">
        <span>
          <span className="font-semibold">{DAYS(days)}</span>
          {changedBy === null || changedAt === null ? null : (
            <span className="block text-small text-text-2">
              {days === usual ? '' : `instead of ${DAYS(usual)}, `}
              <InertText raw={changedBy} charactersMax={NAME_MAX} />, <Moment at={changedAt} />
            </span>
          )}
        </span>
      </td>
      <td data-label="Rows, about" className="text-right">
        {rows === null ? '– not known yet' : formatCount(rows)}
      </td>
      <td data-label="On disk" className="text-right">
        {formatBytes(bytes)}
      </td>
      <td data-label="Oldest, about">{oldest === null ? '–' : <Moment at={oldest} />}</td>
      <td className="text-right">
        <RetentionDialog item={item} mayChange={mayChange} />
      </td>
    </tr>
  )
}

function Fixed({ data: { fixed } }: { data: RetentionDocument }) {
  return (
    <Panel title="What nobody changes">
      <dl className="facts px-3.5 pt-1 pb-4">
        {fixed.map(({ title, kept }) => (
          <div key={title} className="contents">
            <dt>{title}</dt>
            <dd>Kept {kept}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
