'use client'

import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { LiveState } from '@/lib/contracts/live'
import { addToBuffer, EMPTY_BUFFER, type LiveBuffer, type LiveScope } from '@/lib/view/live-buffer'
import { LiveConnection } from './live-connection'

/** What a page shows that may change: of which device (null: any), and what is read anew to show it. */
export type LivePage = { deviceId: string | null; scope: LiveScope; queryKeys: readonly QueryKey[] }

type Status = 'connecting' | 'connected' | 'lost' | 'session-ended'

type Live = {
  status: Status
  lostSince: number | null
  server: LiveState | null
  buffer: LiveBuffer
  page: LivePage | null
  /** Reads what the page shows anew. */
  show: () => void
  /** Opens the stream anew at once. */
  retry: () => void
}

const NOTHING: Live = {
  status: 'connecting',
  lostSince: null,
  server: null,
  buffer: EMPTY_BUFFER,
  page: null,
  show: () => undefined,
  retry: () => undefined,
}
const LiveContext = createContext<Live>(NOTHING)
const PageContext = createContext<(page: LivePage | null) => void>(() => undefined)

type Line = { status: Status; lostSince: number | null; server: LiveState | null }

/** The one stream of the tab. What comes waits here until the reader wants it: nothing moves under their eyes. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [line, setLine] = useState<Line>({ status: 'connecting', lostSince: null, server: null })
  const [buffer, setBuffer] = useState(EMPTY_BUFFER)
  const [page, setPage] = useState<LivePage | null>(null)
  const deviceId = page?.deviceId ?? null
  const retryRef = useRef<() => void>(() => undefined)
  useEffect(() => {
    const connection = new LiveConnection(deviceId, {
      onState: (server) => {
        setLine({ status: 'connected', lostSince: null, server })
      },
      onChanges: (changes) => {
        setBuffer((before) => addToBuffer(before, changes, Date.now()))
      },
      onLost: () => {
        setLine((before) => ({ ...before, status: 'lost', lostSince: before.lostSince ?? Date.now() }))
      },
      onSessionEnded: () => {
        setLine((before) => ({ ...before, status: 'session-ended' }))
      },
    })
    retryRef.current = () => {
      connection.open()
    }
    return () => {
      connection.close()
    }
  }, [deviceId])
  const show = useCallback(() => {
    setBuffer(EMPTY_BUFFER)
    for (const queryKey of page?.queryKeys ?? []) void client.invalidateQueries({ queryKey })
  }, [client, page])
  const retry = useCallback(() => {
    retryRef.current()
  }, [])
  const onPage = useCallback((next: LivePage | null) => {
    setPage(next)
    // Another page is read from the beginning; the same one keeps what waits for it.
    setBuffer((before) => (next === null ? EMPTY_BUFFER : before))
  }, [])
  const live = useMemo(() => ({ ...line, buffer, page, show, retry }), [line, buffer, page, show, retry])
  return (
    <PageContext value={onPage}>
      <LiveContext value={live}>{children}</LiveContext>
    </PageContext>
  )
}

/** How the stream of this tab is, and what waits. */
export const useLive = (): Live => use(LiveContext)

/** Says what the page shows, while it is shown. */
export const useLivePage = ({ deviceId, scope, queryKeys }: LivePage): void => {
  const onPage = use(PageContext)
  const text = JSON.stringify({ deviceId, scope, queryKeys })
  useEffect(() => {
    onPage(JSON.parse(text) as LivePage)
  }, [onPage, text])
  useEffect(
    () => () => {
      onPage(null)
    },
    [onPage],
  )
}
