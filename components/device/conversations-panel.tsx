'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { CONVERSATION_ORDERS, type ConversationsDocument } from '@/lib/contracts/conversation'
import { toIso } from '@/lib/domain/time'
import { formatCount } from '@/lib/view/format-number'
import type { TimeRange } from '@/lib/view/time-range'
import { isWithinRange } from '@/lib/view/zoom-range'
import { conversationsQuery } from '../queries/device-queries'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { ConversationTable } from './conversation-table'

const PARSERS = {
  talkDay: parseAsString,
  talkOrder: parseAsStringLiteral(CONVERSATION_ORDERS).withDefault('bytesOut'),
}
const ORDERS = [
  { value: 'bytesOut', text: 'Bytes out' },
  { value: 'contacts', text: 'Contacts' },
] as const
const SHOWN_FIRST = 10

const isEmpty = ({ items, others }: ConversationsDocument): boolean => items.length === 0 && others === null

type Props = {
  deviceId: string
  /** The time that was brushed above; null: whole days. */
  within: TimeRange | null
}

/** The day to show: the asked one, else the last of the time that was brushed, else the latest known. */
const dayOf = (asked: string | null, within: TimeRange | null): string | null =>
  asked ?? (within === null ? null : toIso(within.to).slice(0, 10))

/** With whom the device spoke, day by day, as network monitors saw it. */
export function ConversationsPanel({ deviceId, within }: Props) {
  const [{ talkDay, talkOrder }, setView] = useQueryStates(PARSERS, { history: 'push', scroll: false })
  const conversations = useQuery(conversationsQuery(deviceId, dayOf(talkDay, within), talkOrder))
  const { data } = conversations
  return (
    <Panel
      title="Conversations"
      note="With whom it spoke on a day (UTC), as network monitors saw it"
      actions={
        data === undefined || data.day === null ? undefined : (
          <>
            <Segmented
              label="Largest first by"
              value={talkOrder}
              options={ORDERS}
              onChange={(order) => void setView({ talkOrder: order })}
            />
            <DaySelect day={data.day} days={data.days} onDay={(day) => void setView({ talkDay: day })} />
          </>
        )
      }
    >
      <QueryPanel
        query={conversations}
        label="The conversations"
        shape="h-48"
        isEmpty={isEmpty}
        empty={<NothingSeen />}
      >
        {(document) => <Conversations key={document.day} document={document} within={within} />}
      </QueryPanel>
    </Panel>
  )
}

function NothingSeen() {
  return (
    <EmptyNote title="No network monitor has seen it">
      Send the logs of a Zeek or Suricata sensor that watches its network to{' '}
      <code className="font-mono">POST /api/v1/ingest/zeek/conn</code> or{' '}
      <code className="font-mono">POST /api/v1/ingest/suricata</code>. Conversations are kept for 30 days.
    </EmptyNote>
  )
}

type DayProps = { day: string; days: readonly string[]; onDay: (day: string) => void }

function DaySelect({ day, days, onDay }: DayProps) {
  const options = days.includes(day) ? days : [day, ...days]
  return (
    <select
      className="input w-auto"
      aria-label="Day"
      value={day}
      onChange={(event) => {
        onDay(event.target.value)
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  )
}

const touchingOf = (items: ConversationsDocument['items'], within: TimeRange | null) =>
  within === null
    ? items
    : items.filter(({ firstAt, lastAt }) => isWithinRange(Date.parse(firstAt), Date.parse(lastAt), within))

type TableProps = Pick<Props, 'within'> & { document: ConversationsDocument }

function Conversations({ document: { items, others, day, total }, within }: TableProps) {
  const [isWhole, setIsWhole] = useState(false)
  const touching = touchingOf(items, within)
  const shown = isWhole ? touching : touching.slice(0, SHOWN_FIRST)
  return (
    <>
      {within === null ? null : (
        <p className="px-3.5 pb-1 text-small text-text-2">
          {formatCount(touching.length)} of {formatCount(total)} touched the time that is drawn above.
        </p>
      )}
      <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Table of conversations">
        <ConversationTable
          caption={`Conversations of ${day ?? 'no day'}`}
          items={shown}
          others={within === null ? others : null}
        />
      </div>
      {touching.length <= SHOWN_FIRST ? null : (
        <ShowAll
          shown={shown.length}
          of={within === null ? total : touching.length}
          isWhole={isWhole}
          onToggle={() => {
            setIsWhole(!isWhole)
          }}
        />
      )}
    </>
  )
}

type ShowAllProps = { shown: number; of: number; isWhole: boolean; onToggle: () => void }

function ShowAll({ shown, of, isWhole, onToggle }: ShowAllProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-border px-3.5 py-2 text-small text-text-2">
      <p role="status">
        {formatCount(shown)} of {formatCount(of)}
      </p>
      <button type="button" className="btn" aria-expanded={isWhole} onClick={onToggle}>
        {isWhole ? 'Show the largest' : 'Show all'}
      </button>
    </div>
  )
}
