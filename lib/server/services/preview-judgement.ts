import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { JudgementAim, JudgementEffect, ScoreMove } from '@/lib/contracts/judgement'
import { judgementOf, type Judgement } from '@/lib/domain/judgement'
import { bandOf, type Band } from '@/lib/domain/severity'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { parseInputs } from '@/lib/scoring/inputs-hash'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import type { DeviceScores } from '@/lib/scoring/score-device'
import { whatIf } from '@/lib/scoring/what-if'
import { readExtent, readTopHolders, type ScoredHolder } from '@/lib/server/repositories/judged-devices'
import { aimOf, refusalOf, type Aim } from './judgement-aim'
import { readReaching } from './load-devices'
import { policiesOf } from './policy-store'

/** How far back an analyst is shown what a judgement speaks of. */
const PREVIEW_DAYS = 30
/** Devices scored again for one answer, about 1 ms each. */
const SCORED_MAX = 100
const MOVES_MAX = 8

const HIGH: ReadonlySet<Band> = new Set(['high', 'critical'])

/** The band of the worse of both scores. */
const worstBandOf = ({ breachLikelihood, threatLevel }: DeviceScores): Band => {
  const printed = [breachLikelihood.printed, threatLevel.printed].filter((score) => score !== null)
  return printed.length === 0 ? 'not-assessed' : bandOf(Math.max(...printed))
}

/** Both scores of a device as they are and as they would be with one more judgement; null when it is not assessed. */
const moveOf = (
  { deviceId, name, findings, stored }: ScoredHolder,
  policy: ScoringPolicy | null,
  aim: Judgement,
  known: readonly Judgement[],
): ScoreMove | null => {
  if (stored === null || policy === null) return null
  const judged = findings.flatMap(({ id, subject }) => {
    const holds = judgementOf({ ruleId: aim.ruleId, subject }, [...known, aim], aim.at)
    return holds === null ? [] : [{ findingId: id, verdict: { verdict: holds.verdict, at: holds.at } }]
  })
  const { before, after } = whatIf(parseInputs(stored.inputs), { judged }, policy, aim.at)
  return {
    deviceId,
    name,
    breachLikelihood: { before: before.breachLikelihood.printed, after: after.breachLikelihood.printed },
    threatLevel: { before: before.threatLevel.printed, after: after.threatLevel.printed },
    bandBefore: worstBandOf(before),
    bandAfter: worstBandOf(after),
  }
}

const sizeOf = ({ breachLikelihood: breach, threatLevel: threat }: ScoreMove): number =>
  Math.max(Math.abs((breach.after ?? 0) - (breach.before ?? 0)), Math.abs((threat.after ?? 0) - (threat.before ?? 0)))

const movesOf = async (pool: Pool, holders: readonly ScoredHolder[], aim: Judgement): Promise<ScoreMove[]> => {
  const reaching = await readReaching(
    pool,
    holders.map(({ deviceId }) => deviceId),
  )
  const moves: ScoreMove[] = []
  for (const holder of holders) {
    const { stored, deviceId } = holder
    const policy = stored === null ? null : await policiesOf(pool).find(pool, stored.policyVersion)
    const move = moveOf(holder, policy, aim, reaching.get(deviceId) ?? [])
    if (move !== null) moves.push(move)
    await nextTurn()
  }
  return moves
}

/** A judgement as it would be if it were given now; nothing is newer, so it wins over all of its scope. */
const supposed = ({ ruleId, subject, verdict, scope, scopeKey }: Aim, at: EpochMs): Judgement => {
  return { id: '', ruleId, subject, verdict, scope, scopeKey, at, until: null }
}

/** How much a judgement would speak of, counted over the last 30 days: what must not have grown when it is given. */
export const extentOf = (pool: Pool, aim: Aim, now: EpochMs) => readExtent(pool, aim, now - PREVIEW_DAYS * DAY_MS)

/** What a judgement would change; 20,000 findings and 100 devices are looked at, however large the fleet. */
export const effectOf = async (pool: Pool, aim: Aim, now: EpochMs): Promise<JudgementEffect> => {
  const since = now - PREVIEW_DAYS * DAY_MS
  const { findings, devices, openDevices, attacks, isCut } = await readExtent(pool, aim, since)
  const own = { ...aim, scope: 'device' as const, scopeKey: aim.deviceId }
  const [holder] = await readTopHolders(pool, own, since, 1)
  const holders = aim.scope === 'device' ? [] : await readTopHolders(pool, aim, since, SCORED_MAX)
  const word = supposed(aim, now)
  const [device = null] = holder === undefined ? [] : await movesOf(pool, [holder], word)
  const moves = aim.scope === 'device' ? (device === null ? [] : [device]) : await movesOf(pool, holders, word)
  const isHigh = (band: Band): boolean => HIGH.has(band)
  return {
    ruleId: aim.ruleId,
    subject: aim.subject,
    scope: aim.scope,
    scopeKey: aim.scopeKey,
    days: PREVIEW_DAYS,
    findings: { count: findings, isAtLeast: isCut },
    devices: { count: devices, isAtLeast: isCut },
    open: { count: openDevices, isAtLeast: isCut },
    attacks,
    device,
    scored: moves.length,
    leaveHigh: moves.filter(({ bandBefore, bandAfter }) => isHigh(bandBefore) && !isHigh(bandAfter)).length,
    enterHigh: moves.filter(({ bandBefore, bandAfter }) => !isHigh(bandBefore) && isHigh(bandAfter)).length,
    moves: [...moves]
      .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.deviceId < b.deviceId ? -1 : 1))
      .filter((move) => sizeOf(move) > 0)
      .slice(0, MOVES_MAX),
    refusal: refusalOf(aim),
  }
}

/** What a judgement would change; nothing is stored. */
export const previewJudgement = async (pool: Pool, asked: JudgementAim, now: EpochMs): Promise<JudgementEffect> =>
  effectOf(pool, await aimOf(pool, asked), now)
