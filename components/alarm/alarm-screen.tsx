'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { AlarmActRequest, AlarmDocument } from '@/lib/contracts/alarm'
import { useMay } from '../auth/me'
import { FilterRefused } from '../device-list/list-notes'
import type { TableHandle } from '../device-list/device-table'
import { useListKeys } from '../device-list/use-list-keys'
import { alarmsQuery, alarmSummaryQuery } from '../queries/alarm-queries'
import { RequestFailure } from '../queries/request'
import { QueryPanel } from '../ui/query-panel'
import { AlarmDialogs } from './alarm-dialogs'
import { AlarmHeader } from './alarm-header'
import { NoAlarms } from './alarm-notes'
import { AlarmPreview } from './alarm-preview'
import { AlarmTable } from './alarm-table'
import { BulkBar, type AlarmDoing } from './bulk-bar'
import { SuppressionPanel } from './suppression-panel'
import { useAlarmActs } from './use-alarm-acts'
import { useAlarmListState } from './use-alarm-list-state'
import { useOpenAlarm } from './use-open-alarm'
import { useSelection } from './use-selection'

const BAD_REQUEST = 400
/** What is listed without a search; an act on all names it, for an empty search never means all. */
const OPEN = 'state:open'
const NONE: readonly AlarmDocument[] = []

const focusedAlarm = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-alarm]')?.dataset['alarm'] ?? null

/** What do I do next? */
export function AlarmScreen() {
  const [{ q, open }, setState] = useAlarmListState()
  const summary = useQuery(alarmSummaryQuery())
  const list = useInfiniteQuery(alarmsQuery(q))
  const boxRef = useRef<HTMLInputElement>(null)
  const tableRef = useRef<TableHandle>(null)
  const mayAct = useMay('analyse')
  const alarms = list.data?.items ?? NONE
  const selection = useSelection(alarms)
  const [asked, setAsked] = useState<AlarmDoing | null>(null)
  const { act, undo, progress } = useAlarmActs(selection.clear)
  const preview = useOpenAlarm(
    open,
    useCallback((id) => void setState({ open: id }), [setState]),
  )
  const total = list.data?.total ?? 0
  const onQuery = (next: string) => {
    selection.clear()
    void setState({ q: next.trim(), open: null })
  }
  const isRefused = list.error instanceof RequestFailure && list.error.status === BAD_REQUEST
  const on: Pick<AlarmActRequest, 'ids' | 'all'> = selection.isAll
    ? { all: { q: q === '' ? OPEN : q, count: total } }
    : { ids: [...selection.ids] }
  const onDo = (what: AlarmDoing) => {
    if (!mayAct || progress !== null || (selection.ids.size === 0 && !selection.isAll)) return
    if (what === 'acknowledge') act.mutate({ request: { ...on, act: 'acknowledge' } })
    else setAsked(what)
  }
  /** A key without a selection means the alarm it was pressed on. */
  const onKeyDo = (what: AlarmDoing) => {
    const id = focusedAlarm() ?? open
    if (selection.ids.size === 0 && !selection.isAll && id !== null && mayAct) {
      if (what === 'acknowledge') act.mutate({ request: { ids: [id], act: 'acknowledge' } })
      else {
        selection.toggle(id, false)
        setAsked(what)
      }
      return
    }
    onDo(what)
  }
  useListKeys({
    boxRef,
    onStep: (by) => tableRef.current?.step(by),
    onEscape: () => {
      if (open === null) selection.clear()
      else preview.onClose()
    },
    acts: {
      x: (event) => {
        const id = focusedAlarm()
        if (id !== null) selection.toggle(id, event.shiftKey)
      },
      a: () => {
        onKeyDo('acknowledge')
      },
      i: () => {
        onKeyDo('assign')
      },
      e: () => {
        onKeyDo('close')
      },
      s: () => {
        onKeyDo('suppress')
      },
    },
  })
  return (
    <div className="frame">
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-col gap-2.5 px-5 pt-3.5 pb-4 outline-none max-sm:px-3">
        <AlarmHeader q={q} boxRef={boxRef} summary={summary} isRefused={isRefused} onQuery={onQuery} />
        <section className="panel overflow-hidden" aria-label="Alarms">
          {isRefused ? (
            <FilterRefused
              sentence={list.error?.message ?? ''}
              onClear={() => {
                onQuery('')
              }}
            />
          ) : (
            <QueryPanel
              query={list}
              label="The alarms"
              shape="h-[60dvh]"
              isEmpty={({ items }) => items.length === 0 && !list.hasNextPage}
              empty={
                <NoAlarms
                  q={q}
                  summary={summary.data}
                  onClear={() => {
                    onQuery('')
                  }}
                />
              }
            >
              {(data) => (
                <AlarmTable
                  ref={tableRef}
                  list={{ ...data, isFetching: list.isFetching }}
                  urgent={q === '' || q === OPEN ? (summary.data?.urgent ?? null) : null}
                  isGrouped={!/(?:^|\s)(?:state:(?:closed|suppressed)|reason:)/.test(q)}
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
        <BulkBar selection={selection} total={total} progress={progress} onDo={onDo} />
        <AlarmDialogs
          asked={asked}
          on={on}
          alarms={selection.isAll ? alarms : alarms.filter(({ id }) => selection.ids.has(id))}
          count={selection.isAll ? total : selection.ids.size}
          act={act}
          onAsked={setAsked}
        />
      </main>
      {open === null ? null : (
        <AlarmPreview alarmId={open} takesFocus={preview.takesFocus} onClose={preview.onClose} onUndo={undo.mutate} />
      )}
    </div>
  )
}
