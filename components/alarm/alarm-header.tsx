'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, type RefObject } from 'react'
import type { AlarmSummary } from '@/lib/contracts/alarm'
import { ALARM_FILTERS } from '@/lib/domain/alarm-filter'
import { alarmSentence, unownedSentence } from '@/lib/view/alarm-sentence'
import { formatCount } from '@/lib/view/format-number'
import { knownValuesOf } from '@/lib/view/known-values'
import { QueryBox } from '../device-list/query-box'
import { facetsQuery } from '../queries/device-list-queries'
import { useNow } from '../time/use-now'
import { ViewMenu } from '../views/view-menu'
import { Segmented } from '../ui/segmented'
import { AlarmFacets } from './alarm-facets'

const VIEWS = [
  { value: '', text: 'Open' },
  { value: 'owner:me', text: 'Mine' },
  { value: 'state:suppressed', text: 'Suppressed' },
  { value: 'state:closed', text: 'Closed' },
] as const

type Props = {
  q: string
  boxRef: RefObject<HTMLInputElement | null>
  summary: { data: AlarmSummary | undefined }
  isRefused: boolean
  onQuery: (q: string) => void
}

/** The page's sentence, its views, and what narrows them. */
export function AlarmHeader({ q, boxRef, summary: { data }, isRefused, onQuery }: Props) {
  const now = useNow()
  const facets = useQuery(facetsQuery())
  const known = useMemo(() => knownValuesOf(facets.data), [facets.data])
  const view = VIEWS.find(({ value }) => value === (q === 'state:open' ? '' : q))
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
        <h1 className="text-title font-semibold tracking-[-0.012em] max-sm:min-w-0 max-sm:flex-1">
          {data === undefined ? 'Alarms' : alarmSentence(data)}
        </h1>
        <div className="ml-auto sm:order-1">
          <ViewMenu screen="alarms" />
        </div>
        <p className="text-text-2 max-sm:w-full">{data === undefined ? '' : unownedSentence(data, now)}</p>
        <div className="sm:order-2">
          <Segmented label="Which alarms" value={view?.value ?? null} options={VIEWS} onChange={onQuery} />
        </div>
      </header>
      <QueryBox
        key={q}
        inputRef={boxRef}
        label="Filter alarms"
        placeholder="Words, or filters such as severity:critical owner:nobody stage:impact age:>1h"
        filters={ALARM_FILTERS}
        known={known}
        q={q}
        onQuery={onQuery}
        isRefused={isRefused}
      />
      <div className="flex flex-wrap items-center gap-2">
        <AlarmFacets q={q} summary={data} onQuery={onQuery} />
        {data === undefined || data.seen <= data.open ? null : (
          <p className="ml-auto text-small text-text-3 max-sm:hidden">
            {formatCount(data.seen - data.open)} repeats folded into {formatCount(data.open)}
          </p>
        )}
      </div>
    </>
  )
}
