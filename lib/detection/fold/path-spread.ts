import type { HttpObservation } from '@/lib/domain/network-record'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { boundedText } from '../sketch/bounded-text'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import { hashText } from '../sketch/hash-text'
import type { PathSpread } from '../facts/web-facts'
import { isCommonPath, pathOf } from '../knowledge/web-path'

const PATHS_MAX = 6
const PATH_LENGTH_MAX = 32

/** The path as facts and subjects name it. */
export const pathName = (uri: string): string => boundedText(pathOf(uri), PATH_LENGTH_MAX)

/** What a path is worth keeping for: the servers asked for it, and nothing when nobody was for a day. */
const worthOf = ({ hosts, lastAt }: PathSpread, at: EpochMs): number => (at - lastAt > DAY_MS ? 0 : hosts.values.length)

const isLesser = (a: PathSpread, b: PathSpread, at: EpochMs): boolean => {
  const difference = worthOf(a, at) - worthOf(b, at)
  return difference < 0 || (difference === 0 && a.lastAt < b.lastAt)
}

/** In a full table the path asked of the fewest servers makes room, of those the one not asked for longest. */
const placedPath = (paths: PathSpread[], fresh: PathSpread): PathSpread => {
  if (paths.length < PATHS_MAX) {
    paths.push(fresh)
    return fresh
  }
  let least = 0
  let known = paths[0]
  paths.forEach((path, index) => {
    if (known === undefined || !isLesser(path, known, fresh.lastAt)) return
    least = index
    known = path
  })
  paths[least] = fresh
  return fresh
}

/** Counts a server among those asked for a path. Changes `paths`. */
export const notePath = (paths: PathSpread[], { uri, host, responder }: HttpObservation, at: EpochMs): void => {
  if (isCommonPath(pathOf(uri))) return
  const path = pathName(uri)
  const known = paths.find((spread) => spread.path === path)
  const spread = known ?? placedPath(paths, { path, hosts: emptySample(), firstAt: at, lastAt: at })
  // A day is long enough for a panel to be looked for, and short enough that servers do not change.
  if (at - spread.firstAt > DAY_MS) Object.assign(spread, { hosts: emptySample(), firstAt: at })
  addToSample(spread.hosts, hashText(host === '' ? responder.ip : host), false)
  spread.lastAt = Math.max(spread.lastAt, at)
}
