import type { EpochMs } from '@/lib/domain/time'
import { oneMore } from '../sketch/bounded-count'
import type { PayloadSign } from '../knowledge/payload-type'
import { place } from '../sketch/place'
import type { HostWord } from '../knowledge/host-word'

const DOWNLOADS_MAX = 5

/** What was fetched from a server: seen as requests, as files, or both, so neither counts for the other. */
export type Download = {
  ip: string
  word: HostWord
  inside: boolean
  /** Whether what came can be run; null for a fetch of anything by a tool. */
  sign: PayloadSign | null
  /** The tool it was fetched with; empty when it was none, or not seen. */
  tool: string
  name: string
  firstAt: EpochMs
  lastAt: EpochMs
  requests: number
  files: number
}

const SIGN_WORTH = { type: 2, name: 1 } as const
const signWorth = (sign: PayloadSign | null): number => (sign === null ? 0 : SIGN_WORTH[sign])

/** Downloads from names make room before those from addresses: updates must not drive the trace of a loader out. */
const placed = (downloads: Download[], entry: Download): Download => {
  const named = downloads.findIndex(({ word }) => word === 'name')
  if (downloads.length < DOWNLOADS_MAX || named === -1) return place(downloads, entry, DOWNLOADS_MAX)
  downloads[named] = entry
  return entry
}

/** What a record says of a download. */
export type Fetch = Omit<Download, 'firstAt' | 'lastAt' | 'requests' | 'files'>

const join = (known: Download, fetch: Fetch): void => {
  if (fetch.word === 'address' || known.word === 'unsaid') known.word = fetch.word
  if (signWorth(fetch.sign) > signWorth(known.sign)) {
    known.sign = fetch.sign
    known.name = fetch.name
  }
  if (fetch.tool !== '') known.tool = fetch.tool
}

/** Counts a download by server, so that a request and the file it brought are one. Changes `downloads`. */
export const addDownload = (downloads: Download[], fetch: Fetch, kind: 'requests' | 'files', at: EpochMs): void => {
  const known = downloads.find(({ ip }) => ip === fetch.ip)
  const entry = known ?? placed(downloads, { ...fetch, firstAt: at, lastAt: at, requests: 0, files: 0 })
  join(entry, fetch)
  entry[kind] = oneMore(entry[kind])
  entry.firstAt = Math.min(entry.firstAt, at)
  entry.lastAt = Math.max(entry.lastAt, at)
}

/** How often something was fetched: a request and its file are one. */
export const fetchesOf = ({ requests, files }: Download): number => Math.max(requests, files)
