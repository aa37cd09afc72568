import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { PolicyChangeRequest, PolicyPreview } from '@/lib/contracts/policy'
import type { Score } from '@/lib/domain/assessment'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { parseInputs } from '@/lib/scoring/inputs-hash'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { bandMovesOf, moversOf, type PrintedScore, type Rescored } from '@/lib/scoring/policy-movement'
import { scoreDevice } from '@/lib/scoring/score-device'
import { tooMany } from '@/lib/server/errors'
import { readCounters } from '@/lib/server/repositories/fleet-counters'
import { notePreview } from '@/lib/server/repositories/scoring-policies'
import { readHighestIds, readLastInputs, readSpreadIds, type LastInputs } from '@/lib/server/repositories/stored-inputs'
import { slicesOf } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { changedPolicyOf, previewDigestOf } from './change-policy'
import { policiesOf } from './policy-store'

/** Whatever the size of the fleet, a preview looks at these many devices of each score, and at this many others. */
const HIGHEST = 500
const SAMPLE = 1_000
const SAMPLE_PER_PLACE = 10
const DEVICES_PER_READ = 100
/** Devices scored before others get their turn. */
const DEVICES_PER_TURN = 10
const MOVERS_SHOWN = 25

type Policies = { active: ScoringPolicy; changed: ScoringPolicy }
type Looked = { rescored: Rescored[]; names: Map<string, string>; notRepeatable: number }

const printed = ({ printed: number, band }: Score<unknown>): PrintedScore => ({ printed: number, band })

const rescoredOf = (deviceId: string, text: string, { active, changed }: Policies, now: EpochMs): Rescored => {
  const inputs = parseInputs(text)
  const sideOf = (policy: ScoringPolicy): Rescored['before'] => {
    const { breachLikelihood, threatLevel } = scoreDevice(inputs, policy, now)
    return { breach: printed(breachLikelihood), threat: printed(threatLevel) }
  }
  return { deviceId, before: sideOf(active), after: sideOf(changed) }
}

const scoreAll = async (rows: readonly LastInputs[], policies: Policies, now: EpochMs, looked: Looked) => {
  for (const [index, { deviceId, name, inputs }] of rows.entries()) {
    if (index % DEVICES_PER_TURN === 0) await nextTurn()
    if (inputs === null) {
      looked.notRepeatable += 1
      continue
    }
    looked.names.set(deviceId, name)
    looked.rescored.push(rescoredOf(deviceId, inputs, policies, now))
  }
}

/** Scores devices by both policies from what is stored, a few at a time, so that others get their turn. */
const lookAt = async (pool: Pool, ids: readonly string[], policies: Policies, now: EpochMs): Promise<Looked> => {
  const looked: Looked = { rescored: [], names: new Map(), notRepeatable: 0 }
  for (const slice of slicesOf(ids, DEVICES_PER_READ)) {
    await scoreAll(await readLastInputs(pool, slice), policies, now, looked)
  }
  return looked
}

const movementOf = (rescored: readonly Rescored[]): PolicyPreview['highest'] => ({
  devices: rescored.length,
  breach: bandMovesOf(rescored, 'breach'),
  threat: bandMovesOf(rescored, 'threat'),
})

const compare = async (pool: Pool, policies: Policies, now: EpochMs): Promise<PolicyPreview> => {
  const ids = [await readHighestIds(pool, 'breach', HIGHEST), await readHighestIds(pool, 'threat', HIGHEST)].flat()
  const top = [...new Set(ids)].sort()
  const spread = await readSpreadIds(pool, SAMPLE_PER_PLACE, SAMPLE + top.length)
  const isTop = new Set(top)
  const rest = spread.filter((id) => !isTop.has(id)).slice(0, SAMPLE)
  const highest = await lookAt(pool, top, policies, now)
  const sample = await lookAt(pool, rest, policies, now)
  const [counted] = await readCounters(pool, 'fleet', ['devices'], 1)
  const fleet = Math.max(counted?.devices ?? 0, top.length + rest.length)
  const movers = moversOf([...highest.rescored, ...sample.rescored])
  const nameOf = (id: string): string => highest.names.get(id) ?? sample.names.get(id) ?? id
  return {
    active: policies.active.version,
    at: toIso(now),
    fleet,
    highest: movementOf(highest.rescored),
    sample: movementOf(sample.rescored),
    others: fleet - top.length,
    notRepeatable: highest.notRepeatable + sample.notRepeatable,
    moved: movers.length,
    movers: movers.slice(0, MOVERS_SHOWN).map(({ deviceId, before, after }) => ({
      deviceId,
      name: nameOf(deviceId),
      breachBefore: before.breach.printed,
      breachAfter: after.breach.printed,
      threatBefore: before.threat.printed,
      threatAfter: after.threat.printed,
    })),
  }
}

// Next.js bundles a module once per kind of route: one at a time a process, so that nobody else waits for it long.
const shared = globalThis as typeof globalThis & { vedettePreviewing?: boolean }

/** What a change would do to the fleet; notes that the actor was shown it. 429 while another one is under way. */
export const previewPolicy = async (
  pool: Pool,
  actor: Actor,
  request: PolicyChangeRequest,
  now: EpochMs,
): Promise<PolicyPreview> => {
  const { policy: changed } = await changedPolicyOf(pool, request)
  if (shared.vedettePreviewing === true)
    throw tooMany('Somebody else is previewing a change. Try again in a moment.', 2)
  shared.vedettePreviewing = true
  try {
    const active = await policiesOf(pool).active(pool)
    const preview = await compare(pool, { active, changed }, now)
    await notePreview(pool, previewDigestOf(active.version, request), actor.name, now)
    return preview
  } finally {
    shared.vedettePreviewing = false
  }
}
