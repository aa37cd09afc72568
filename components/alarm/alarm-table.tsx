'use client'

import { useImperativeHandle, useRef, type Ref } from 'react'
import type { AlarmDocument } from '@/lib/contracts/alarm'
import { formatCount } from '@/lib/view/format-number'
import { SelectListedBox } from '../bulk/select-box'
import type { Selection } from '../bulk/use-selection'
import { Spacer } from '../device-list/device-table-row'
import type { TableHandle } from '../device-list/device-table'
import { useNarrow } from '../device-list/use-narrow'
import { useReadAhead } from '../device-list/use-read-ahead'
import { useRowWindow } from '../device-list/use-row-window'
import type { Listed } from '../queries/list-pages'
import { AlarmRow } from './alarm-row'

/** Pixels of a row of two lines; touch needs more. */
const ROW_HEIGHT = 43
const TOUCH_ROW_HEIGHT = 52
const ROWS_MAX = 2_000

type Head = { head: string; note: string; count: number | null }
type Item = Head | AlarmDocument
const isHead = (item: Item | undefined): item is Head => item !== undefined && 'head' in item

/** Two places instead of one more number: what is to be acted on now, and everything else that is open. */
const itemsOf = (alarms: readonly AlarmDocument[], urgent: number | null, isGrouped: boolean): Item[] => {
  if (!isGrouped) return [...alarms]
  const now = alarms.filter(({ isUrgent }) => isUrgent)
  const rest = alarms.filter(({ isUrgent }) => !isUrgent)
  const note = 'critical, or at work on a device that matters much'
  return [
    ...(now.length > 0 ? [{ head: 'Act now', note, count: urgent }, ...now] : []),
    ...(rest.length > 0 ? [{ head: 'Today', note: 'everything else that is open', count: null }, ...rest] : []),
  ]
}

type Props = {
  ref: Ref<TableHandle>
  list: Listed<AlarmDocument> & { isFetching: boolean }
  /** How many are to be acted on now; null where that was not counted for this search. */
  urgent: number | null
  isGrouped: boolean
  openId: string | null
  selection: Selection
  onMore: () => void
  onOpen: (id: string) => void
}

/** The alarms as a table of which only what is in sight is mounted. */
export function AlarmTable({ ref, list, urgent, isGrouped, openId, selection, onMore, onOpen }: Props) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const items = itemsOf(list.items, urgent, isGrouped)
  const rowHeight = useNarrow() ? TOUCH_ROW_HEIGHT : ROW_HEIGHT
  const rows = useRowWindow({
    scrollRef,
    count: items.length,
    rowHeight,
    isHead: (index) => isHead(items[index]),
  })
  useReadAhead({ list, lastSeen: rows.last, isFull: list.items.length >= ROWS_MAX, onMore })
  useImperativeHandle(ref, () => ({ step: rows.step }))
  return (
    <div ref={scrollRef} role="region" aria-label="The list of alarms, scrolls" tabIndex={0} className="device-list">
      <table className="data-table" aria-rowcount={list.total + 1}>
        <caption className="sr-only">Alarms</caption>
        <thead>
          <tr>
            <th scope="col" className="w-9 max-sm:px-1.5!">
              <SelectListedBox label="Select the alarms that were read" listed={list.items} selection={selection} />
            </th>
            <th scope="col">Alarm</th>
            <th scope="col" className="w-28 max-md:hidden">
              Stage
            </th>
            <th scope="col" className="w-16 text-right max-md:hidden">
              Points
            </th>
            <th scope="col" className="w-24 text-right max-sm:hidden">
              Seen, last
            </th>
            <th scope="col" className="w-16">
              Owner
            </th>
            <th scope="col" className="w-24 text-right">
              Open for
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={rows.before} />
          {items.slice(rows.first, rows.last + 1).map((item, offset) => {
            const index = rows.first + offset
            if (isHead(item)) return <GroupHead key={item.head} head={item} index={index} height={rowHeight} />
            return (
              <AlarmRow
                key={item.id}
                alarm={item}
                index={index}
                height={rowHeight}
                selection={selection}
                isOpen={item.id === openId}
                onOpen={onOpen}
              />
            )
          })}
          <Spacer height={rows.behind} />
        </tbody>
      </table>
    </div>
  )
}

function GroupHead({ head, index, height }: { head: Head; index: number; height: number }) {
  return (
    <tr data-index={index} style={{ height }} className="bg-surface-2">
      <td aria-hidden />
      {/* Alone: spanning columns that gave way would make them anew. */}
      <th scope="rowgroup" className="overflow-visible! text-left font-normal whitespace-nowrap">
        <span className="font-semibold text-text">{head.head}</span>{' '}
        {head.count === null ? '' : formatCount(head.count)}{' '}
        <span className="ml-1 text-text-2 max-sm:hidden">{head.note}</span>
      </th>
    </tr>
  )
}
