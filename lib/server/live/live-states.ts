import type { Pool } from 'pg'
import type { LiveState } from '@/lib/contracts/live'
import { permissionsOfRole } from '@/lib/domain/permission'
import { MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { SESSION_IDLE_MS } from '@/lib/server/auth/session-cookie'
import { readCountersAt } from '@/lib/server/repositories/fleet-counters'
import { listSources } from '@/lib/server/repositories/ingest-sources'
import { readUsableSessions, type SessionLife } from '@/lib/server/repositories/sessions'
import { readValidTokenIds } from '@/lib/server/repositories/tokens'
import type { Actor } from '@/lib/server/services/actor'
import { usableAt } from '@/lib/server/services/find-session'
import { sourceStateOf } from '@/lib/server/services/source-state'

/** As many sources as the page of ingest looks at. */
const SOURCES_MAX = 500
/** Silence is told by the hour, so looking once a minute loses nothing. */
const SILENCE_GOOD_MS = MINUTE_MS

type Silence = { sources: number; until: EpochMs }

/** Reads what every reader is told of: once for all of them, however many there are. */
export type LiveStates = { read: (actors: readonly Actor[], now: EpochMs) => Promise<(LiveState | null)[]> }

const sessionPart = ({ lastSeenAt, expiresAt }: SessionLife) => {
  const idleEnd = lastSeenAt + SESSION_IDLE_MS
  return { sessionEndsAt: toIso(Math.min(idleEnd, expiresAt)), isSessionExtendable: idleEnd < expiresAt }
}

const mayRead = ({ role }: SessionLife): boolean => role !== null && permissionsOfRole(role).includes('read')

const idsOf = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== undefined))]

/** The states of the readers of one process; null for whom the session or token has ended. */
export const createLiveStates = (pool: Pool): LiveStates => {
  let silence: Silence = { sources: 0, until: 0 }
  const readSilence = async (now: EpochMs): Promise<number> => {
    if (now >= silence.until) {
      const sources = await listSources(pool, null, SOURCES_MAX)
      const silent = sources.filter((rhythm) => sourceStateOf(rhythm, now) === 'silent')
      silence = { sources: silent.length, until: now + SILENCE_GOOD_MS }
    }
    return silence.sources
  }
  const read = async (actors: readonly Actor[], now: EpochMs): Promise<(LiveState | null)[]> => {
    const countedAt = await readCountersAt(pool)
    const shared = {
      at: toIso(now),
      countedAt: countedAt === null ? null : toIso(countedAt),
      silentSources: await readSilence(now),
    }
    const sessionIds = idsOf(actors.map(({ person }) => person?.sessionId))
    const tokenIds = idsOf(actors.map(({ tokenId }) => tokenId))
    const sessions = sessionIds.length === 0 ? [] : await readUsableSessions(pool, sessionIds, usableAt(now))
    const lives = new Map(sessions.filter(mayRead).map((life) => [life.id, life]))
    const tokens = new Set(tokenIds.length === 0 ? [] : await readValidTokenIds(pool, tokenIds, now))
    return actors.map(({ person, tokenId }) => {
      const life = lives.get(person?.sessionId ?? '')
      if (life !== undefined) return { ...shared, ...sessionPart(life) }
      return tokens.has(tokenId ?? '') ? { ...shared, sessionEndsAt: null, isSessionExtendable: false } : null
    })
  }
  return { read }
}
