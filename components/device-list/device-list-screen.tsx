'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { DEVICE_FILTERS } from '@/lib/domain/device-filter'
import { knownValuesOf } from '@/lib/view/known-values'
import { matchSentence } from '@/lib/view/match-sentence'
import { useSelection } from '../bulk/use-selection'
import { useSelectionKeys } from '../bulk/use-selection-keys'
import { useLivePage } from '../live/live-provider'
import { devicesQuery, facetsQuery } from '../queries/device-list-queries'
import type { Listed } from '../queries/list-pages'
import { queryKeys } from '../queries/query-keys'
import { RequestFailure } from '../queries/request'
import { QueryPanel } from '../ui/query-panel'
import { DeviceBulk } from './device-bulk'
import { DevicePreview } from './device-preview'
import { DeviceTable, type TableHandle } from './device-table'
import { FacetBar } from './facet-bar'
import { FilterRefused, NothingListed } from './list-notes'
import { ListTools } from './list-tools'
import { QueryBox } from './query-box'
import { useDeviceListState, type DeviceListState } from './use-device-list-state'
import { useListKeys } from './use-list-keys'
import { usePreview } from './use-preview'

const BAD_REQUEST = 400
const NONE: Listed<DeviceDocument> = { items: [], total: 0, totalIsAtLeast: false, nextCursor: null }
const listedOf = (data: Listed<DeviceDocument> | undefined): Listed<DeviceDocument> => data ?? NONE
const isRefusal = (error: Error | null): boolean => error instanceof RequestFailure && error.status === BAD_REQUEST

/** While a search is on its way, or is none, the title does not speak of the one before. */
const titleOf = (list: Listed<unknown> | undefined, { q, after }: DeviceListState): string =>
  list === undefined ? 'Devices' : matchSentence(list.total, list.totalIsAtLeast || after !== null, q !== '')

/** Which devices match this? */
export function DeviceListScreen() {
  const [state, setState] = useDeviceListState()
  const { q, sort, after } = state
  const list = useInfiniteQuery(devicesQuery({ q, sort, after }))
  const facets = useQuery(facetsQuery())
  const known = useMemo(() => knownValuesOf(facets.data), [facets.data])
  const boxRef = useRef<HTMLInputElement>(null)
  const tableRef = useRef<TableHandle>(null)
  const preview = usePreview(state.preview, setState)
  // A search begins at the beginning of its list.
  const onQuery = useCallback((next: string) => void setState({ q: next.trim(), after: null }), [setState])
  useLivePage({ deviceId: null, scope: { kind: 'list' }, queryKeys: [queryKeys.anyDevices()] })
  const { items, total, totalIsAtLeast } = listedOf(list.data)
  const selection = useSelection(items, q)
  useListKeys({
    boxRef,
    onStep: (by) => tableRef.current?.step(by),
    onEscape: state.preview === null ? selection.clear : preview.onClose,
  })
  useSelectionKeys(selection, 'This list')
  const isRefused = isRefusal(list.error)
  const onClear = () => {
    onQuery('')
    boxRef.current?.focus()
  }
  return (
    <div className="frame">
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-col gap-2.5 px-5 pt-3.5 pb-4 outline-none max-sm:px-3">
        <header className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
          <h1 className="text-title font-semibold tracking-[-0.012em]">
            {titleOf(isRefused || list.isPlaceholderData ? undefined : list.data, state)}
          </h1>
          <ListTools state={state} setState={setState} isRefused={isRefused} />
        </header>
        <QueryBox
          key={q}
          inputRef={boxRef}
          label="Filter devices"
          placeholder="Words, or filters such as group:cameras breach:>=50 -is:silent"
          filters={DEVICE_FILTERS}
          known={known}
          q={q}
          onQuery={onQuery}
          isRefused={isRefused}
        />
        <FacetBar q={q} onQuery={onQuery} />
        <section className="panel overflow-hidden" aria-label="Devices">
          {isRefused ? (
            <FilterRefused sentence={list.error?.message ?? ''} onClear={onClear} />
          ) : (
            <QueryPanel
              query={list}
              label="The devices"
              shape="h-[60dvh]"
              isEmpty={({ items }) => items.length === 0 && !list.hasNextPage}
              empty={<NothingListed q={q} onClear={onClear} />}
            >
              {(data) => (
                <DeviceTable
                  ref={tableRef}
                  list={{ ...data, isFetching: list.isFetching }}
                  onMore={() => void list.fetchNextPage()}
                  state={state}
                  setState={setState}
                  selection={selection}
                  onPreview={preview.onOpen}
                />
              )}
            </QueryPanel>
          )}
        </section>
        <DeviceBulk selection={selection} query={{ q, sort }} total={total} totalIsAtLeast={totalIsAtLeast} />
      </main>
      {state.preview === null ? null : (
        <DevicePreview deviceId={state.preview} takesFocus={preview.takesFocus} onClose={preview.onClose} />
      )}
    </div>
  )
}
