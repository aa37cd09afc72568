import type { Pool } from 'pg'
import type { StoredState, TrackedFinding } from '@/lib/assessment/device-state'

/** Characters and bytes of states kept in a process: the devices that report most, not the fleet. */
const CACHE_SIZE_MAX = 96 * 1024 * 1024
/** What an entry costs beyond its texts. */
const ENTRY_OVERHEAD = 1_024

type Entry = { version: string; state: StoredState; size: number }

const sizeOfFinding = ({ current }: TrackedFinding): number =>
  current.evidence.reduce((sum, evidence) => sum + evidence.record.length, ENTRY_OVERHEAD)

const sizeOf = (state: StoredState): number =>
  state.findings.reduce(
    (sum, finding) => sum + sizeOfFinding(finding),
    ENTRY_OVERHEAD + state.hot.length + (state.cold?.length ?? 0),
  )

/**
 * The packed states this process wrote last, by device and version. The database remains the truth: an entry counts
 * only while its version is the current one there. Least recently used entries go first.
 */
export class StateCache {
  private readonly entries = new Map<string, Entry>()
  private size = 0

  /** The state of a device if it is the one of this version. */
  find(deviceId: string, version: string): StoredState | null {
    const entry = this.entries.get(deviceId)
    if (entry?.version !== version) return null
    this.entries.delete(deviceId)
    this.entries.set(deviceId, entry)
    return entry.state
  }

  put(deviceId: string, version: string, state: StoredState): void {
    this.drop(deviceId)
    const entry = { version, state, size: sizeOf(state) }
    this.entries.set(deviceId, entry)
    this.size += entry.size
    for (const oldest of this.entries.keys()) {
      if (this.size <= CACHE_SIZE_MAX) break
      this.drop(oldest)
    }
  }

  private drop(deviceId: string): void {
    this.size -= this.entries.get(deviceId)?.size ?? 0
    this.entries.delete(deviceId)
  }
}

// Next.js bundles a module once per kind of route: there must be one cache a database all the same.
const shared = globalThis as typeof globalThis & { vedetteStates?: WeakMap<Pool, StateCache> }

/** This process's cache of a database. */
export const stateCacheOf = (pool: Pool): StateCache => {
  const caches = (shared.vedetteStates ??= new WeakMap<Pool, StateCache>())
  const known = caches.get(pool)
  if (known !== undefined) return known
  const cache = new StateCache()
  caches.set(pool, cache)
  return cache
}
