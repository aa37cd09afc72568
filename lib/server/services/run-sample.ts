import type { Pool } from 'pg'
import { SAMPLE_PREFIX } from '@/lib/domain/sample-fleet'
import { DAY_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { extendLease, leaseSample, tellSample, type SampleRecord } from '@/lib/server/repositories/sample-fleet'
import { sampleMessages } from '@/lib/simulation/sample/sample-messages'
import { beginOf, sampleStory } from '@/lib/simulation/sample/story'
import { commandActor } from './actor'
import { removeSample } from './remove-sample'
import { sendSample } from './send-sample'
import { createToken } from './tokens'

/** A worker that has not moved for so long is gone, and another may go on. */
const LEASE_MS = 5 * MINUTE_MS
const TOKEN_MS = DAY_MS
/** A fleet that is here lives on: told every so often, and after a longer pause only the last day of it. */
const LIVE_STEP_MS = 10 * MINUTE_MS
const CATCH_UP_MS = DAY_MS

/** Who loads it, for the audit log and the counters. */
export const SAMPLE_ACTOR = commandActor(`${SAMPLE_PREFIX}fleet`)

/** The token a worker sends with, kept while it is good: a new one each time would fill the audit log. */
export type SampleToken = { token: string; goodUntil: EpochMs }

/** What a worker keeps from one run to the next. */
export type SampleKeep = { token: SampleToken | null }

/** A token of scope import that ends by itself. */
export const makeSampleToken = async (pool: Pool, at: EpochMs): Promise<SampleToken> => {
  const request = { scope: 'import', thingPattern: null, sensor: null, any: true, isOfSample: true } as const
  const expiresAt = at + TOKEN_MS
  const { token } = await createToken(pool, SAMPLE_ACTOR, { ...request, name: SAMPLE_ACTOR.name, expiresAt }, at)
  return { token, goodUntil: expiresAt - LEASE_MS }
}

type Run = { pool: Pool; url: string; now: () => EpochMs; signal: AbortSignal; keep: SampleKeep }
type Part = { record: SampleRecord; from: EpochMs; to: EpochMs; state: 'loading' | 'present' }

/** Tells a part of the story; what was told stays told when it ends early. */
const tellPart = async ({ pool, url, now, signal, keep }: Run, { record, from, to, state }: Part): Promise<void> => {
  const story = sampleStory(record.seed, record.endAt)
  const told = { until: from, isWanted: true }
  if (keep.token === null || keep.token.goodUntil <= now()) keep.token = await makeSampleToken(pool, now())
  const { token } = keep.token
  await sendSample({ url, token }, sampleMessages(story, { from, to }), async ({ until }) => {
    if (until > told.until) {
      // All of the part before is there.
      told.isWanted = await tellSample(pool, ['waiting', state], { state, toldUntil: told.until, message: '' })
      await extendLease(pool, now() + LEASE_MS)
      told.until = until
    }
    return told.isWanted && !signal.aborted
  })
  if (!told.isWanted || signal.aborted) return
  await tellSample(pool, ['waiting', state], { state: 'present', toldUntil: to, message: '' })
}

const load = async (run: Run, record: SampleRecord): Promise<void> => {
  const from = record.toldUntil ?? beginOf(record)
  try {
    await tellPart(run, { record, from, to: record.endAt, state: 'loading' })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await tellSample(run.pool, ['waiting', 'loading'], { state: 'failed', toldUntil: record.toldUntil, message })
    throw error
  }
}

/** The fleet lives on as its story began, so that it does not look as if all of it had been switched off. */
const liveOn = async (run: Run, record: SampleRecord): Promise<void> => {
  const now = run.now()
  const told = record.toldUntil ?? record.endAt
  const to = record.endAt + Math.floor((now - record.endAt) / LIVE_STEP_MS) * LIVE_STEP_MS
  if (to <= told) return
  await tellPart(run, { record, from: Math.max(told, to - CATCH_UP_MS), to, state: 'present' })
}

/** Does what was asked for with the sample fleet: loads it, lets it live on, or removes it. */
export const runSample = async (run: Run): Promise<void> => {
  const { pool, now, signal } = run
  const record = await leaseSample(pool, now(), now() + LEASE_MS)
  if (record === null) return
  try {
    // Its tokens go with it.
    if (record.state === 'removing') run.keep.token = null
    if (record.state === 'removing') await removeSample(pool, now, signal, () => extendLease(pool, now() + LEASE_MS))
    else if (record.state === 'present') await liveOn(run, record)
    else await load(run, record)
  } catch (error) {
    run.keep.token = null
    throw error
  } finally {
    await extendLease(pool, null)
  }
}
