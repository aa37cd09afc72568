'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { AlarmActRequest, AlarmDocument, AlarmSummary } from '@/lib/contracts/alarm'
import { useSelection, type Selection } from '../bulk/use-selection'
import { FilterRefused } from '../device-list/list-notes'
import type { Listed } from '../queries/list-pages'
import { alarmsQuery, alarmSummaryQuery } from '../queries/alarm-queries'
import { RequestFailure } from '../queries/request'
import { QueryPanel } from '../ui/query-panel'
import { AlarmBulkBar } from './alarm-bulk-bar'
import { AlarmDialogs } from './alarm-dialogs'
import { AlarmHeader } from './alarm-header'
import { NoAlarms } from './alarm-notes'
import { AlarmPreview } from './alarm-preview'
import { AlarmTable } from './alarm-table'
import { SuppressionPanel } from './suppression-panel'
import { useAlarmActs } from './use-alarm-acts'
import { useAlarmDoing } from './use-alarm-doing'
import { useAlarmListState } from './use-alarm-list-state'
import { useOpenAlarm } from './use-open-alarm'

const BAD_REQUEST = 400
/** What is listed without a search; an act on all names it, for an empty search never means all. */
const OPEN = 'state:open'
const NONE: Listed<AlarmDocument> = { items: [], total: 0, totalIsAtLeast: false, nextCursor: null }
const UNGROUPED = /(?:^|\s)(?:state:(?:closed|suppressed)|reason:)/

const isRefusal = (error: Error | null): error is RequestFailure =>
  error instanceof RequestFailure && error.status === BAD_REQUEST

const onOf = ({ ids, all }: Selection, q: string): Pick<AlarmActRequest, 'ids' | 'all'> =>
  all === null ? { ids: [...ids] } : { all: { q: q === '' ? OPEN : q, count: all } }

/** Of all open alarms that number is kept; of a search nobody counted it. */
const urgentOf = (q: string, summary: AlarmSummary | undefined): number | null =>
  q === '' || q === OPEN ? (summary?.urgent ?? null) : null

/** What do I do next? */
export function AlarmScreen() {
  const [{ q, open }, setState] = useAlarmListState()
  const summary = useQuery(alarmSummaryQuery())
  const list = useInfiniteQuery(alarmsQuery(q))
  const { items: alarms, total } = list.data ?? NONE
  const boxRef = useRef<HTMLInputElement>(null)
  const selection = useSelection(alarms, q)
  const { act, undo, progress } = useAlarmActs(selection.clear, () => {
    if (selection.all !== null) selection.clear()
  })
  const preview = useOpenAlarm(
    open,
    useCallback((id) => void setState({ open: id }), [setState]),
  )
  const on = onOf(selection, q)
  const doing = useAlarmDoing({
    ...{ openId: open, boxRef, selection, on, act, isBusy: progress !== null, onClose: preview.onClose },
  })
  const onQuery = (next: string) => {
    void setState({ q: next.trim(), open: null })
  }
  const onClear = () => {
    onQuery('')
  }
  const selected = alarms.filter(({ id }) => selection.isSelected(id))
  return (
    <div className="frame">
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-col gap-2.5 px-5 pt-3.5 pb-4 outline-none max-sm:px-3">
        <AlarmHeader q={q} boxRef={boxRef} summary={summary} isRefused={isRefusal(list.error)} onQuery={onQuery} />
        <section className="panel overflow-hidden" aria-label="Alarms">
          {isRefusal(list.error) ? (
            <FilterRefused sentence={list.error.message} onClear={onClear} />
          ) : (
            <QueryPanel
              query={list}
              label="The alarms"
              shape="h-[60dvh]"
              isEmpty={({ items }) => items.length === 0 && !list.hasNextPage}
              empty={<NoAlarms q={q} summary={summary.data} onClear={onClear} />}
            >
              {(data) => (
                <AlarmTable
                  ref={doing.tableRef}
                  list={{ ...data, isFetching: list.isFetching }}
                  urgent={urgentOf(q, summary.data)}
                  isGrouped={!UNGROUPED.test(q)}
                  openId={open}
                  selection={selection}
                  onMore={() => void list.fetchNextPage()}
                  onOpen={preview.onOpen}
                />
              )}
            </QueryPanel>
          )}
        </section>
        {q.includes('state:suppressed') ? <SuppressionPanel /> : null}
        <AlarmBulkBar selection={selection} total={total} progress={progress} onDo={doing.onDo} />
        <AlarmDialogs
          asked={doing.asked}
          on={on}
          alarms={selected}
          count={selection.count}
          act={act}
          onAsked={doing.setAsked}
        />
      </main>
      {open === null ? null : (
        <AlarmPreview alarmId={open} takesFocus={preview.takesFocus} onClose={preview.onClose} onUndo={undo.mutate} />
      )}
    </div>
  )
}
