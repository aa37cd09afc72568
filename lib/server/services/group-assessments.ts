import type { Pool } from 'pg'
import type {
  GroupAssessmentDocument,
  GroupAssessmentPoint,
  GroupDifferenceDocument,
  GroupSpreadPoint,
} from '@/lib/contracts/group'
import { ruleOf } from '@/lib/detection/registry'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import {
  countKeptPoints,
  findGroupScore,
  findGroupScoreAt,
  listDailyFigures,
  listKeptPoints,
  type KeptFigures,
} from '@/lib/server/repositories/group-scores'
import { groupDifferenceOf } from './group-difference'
import { groupFiguresOf, type GroupScoreFigures } from './group-figures'
import { policiesOf } from './policy-store'
import { requireGroup } from './read-groups'
import { requireStored } from './require-stored'

type ScoreDocument = GroupAssessmentDocument['breachLikelihood']

const scoreDocumentOf = ({ bands, bins, ...score }: GroupScoreFigures): ScoreDocument => {
  const { 'not-assessed': notAssessed, ...others } = bands
  return { ...score, bins: bins ?? null, bands: { ...others, notAssessed } }
}

const cardOf = (ruleId: string): { title: string; stage: KillChainStage | null } => {
  const rule = ruleOf(ruleId)
  return { title: rule?.title ?? ruleId, stage: rule?.stage ?? null }
}

const documentOf = (groupId: string, { at, figures }: KeptFigures, breachBase: number): GroupAssessmentDocument => ({
  groupId,
  asOf: toIso(at),
  devices: figures.devices,
  breachBase,
  breachLikelihood: scoreDocumentOf(figures.breach),
  threatLevel: scoreDocumentOf(figures.threat),
  stages: figures.stages,
  facilitators: figures.facilitators.map((row) => ({ ...row, ...cardOf(row.ruleId) })),
  indicators: figures.indicators.map((row) => ({ ...row, ...cardOf(row.ruleId) })),
})

/** The scores of a group at a time: those of now when they are not newer, else the last that were kept until then. */
const figuresAt = async (pool: Pool, groupId: string, at: EpochMs): Promise<KeptFigures> => {
  const present = await findGroupScore(pool, groupId)
  if (present !== null && present.at <= at) return present
  const kept = await findGroupScoreAt(pool, groupId, at)
  return requireStored(kept, `The scores of this group at ${toIso(at)} are not kept.`)
}

/** The scores of a group as they are, or as they were at a time; 404 before the first that were kept. */
export const assessGroupAt = async (
  pool: Pool,
  id: string,
  at: EpochMs | null,
  now: EpochMs,
): Promise<GroupAssessmentDocument> => {
  await requireGroup(pool, id)
  const base = 100 * (await policiesOf(pool).active(pool)).baseRate
  if (at !== null) return documentOf(id, await figuresAt(pool, id, at), base)
  // A group in which nothing was ever counted is an empty one.
  return documentOf(id, (await findGroupScore(pool, id)) ?? { at: now, figures: groupFiguresOf([]) }, base)
}

/** A page of the score history of a group, oldest first. */
export const pageGroupAssessments = async (
  pool: Pool,
  period: { groupId: string; from: EpochMs; to: EpochMs },
  cursor: string | null,
  limit: number,
): Promise<ReturnType<typeof pageOf<GroupAssessmentPoint>>> => {
  await requireGroup(pool, period.groupId)
  const [after = null] = decodeCursor(cursor) ?? []
  if (after !== null && typeof after !== 'number') throw badCursor()
  const points = await listKeptPoints(pool, { ...period, after, limit: limit + 1 })
  const shown = points.slice(0, limit)
  const last = points.length > limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.at])
  const items = shown.map(({ at, ...point }) => ({ asOf: toIso(at), ...point }))
  return pageOf(items, next, await countKeptPoints(pool, period))
}

/** Days a spread is told of at most. */
const SPREAD_DAYS_MAX = 92

/** How far an attack had come in a group, day by day: devices with active indicators on each stage. */
export const readGroupSpread = async (
  pool: Pool,
  { groupId, from, to }: { groupId: string; from: EpochMs; to: EpochMs },
): Promise<ReturnType<typeof pageOf<GroupSpreadPoint>>> => {
  await requireGroup(pool, groupId)
  const since = Math.max(from, to - SPREAD_DAYS_MAX * DAY_MS)
  const kept = await listDailyFigures(pool, { groupId, from: since, to })
  const items = kept.map(({ at, figures: { devices, stages } }) => ({
    asOf: toIso(at),
    devices,
    stages: stages.map(({ stage, indicators }) => ({ stage, indicators })),
  }))
  return pageOf(items, null, items.length)
}

/** What became other in a group between two times. */
export const compareGroup = async (
  pool: Pool,
  id: string,
  from: EpochMs,
  to: EpochMs,
): Promise<GroupDifferenceDocument> => {
  await requireGroup(pool, id)
  const before = await figuresAt(pool, id, from)
  const after = await figuresAt(pool, id, to)
  const difference = groupDifferenceOf(before.figures, after.figures)
  return {
    groupId: id,
    from: toIso(before.at),
    to: toIso(after.at),
    devicesBefore: before.figures.devices,
    devicesAfter: after.figures.devices,
    breachLikelihood: { before: scoreDocumentOf(before.figures.breach), after: scoreDocumentOf(after.figures.breach) },
    threatLevel: { before: scoreDocumentOf(before.figures.threat), after: scoreDocumentOf(after.figures.threat) },
    facilitators: difference.facilitators.map((row) => ({ ...row, ...cardOf(row.ruleId) })),
    otherPoints: difference.otherPoints,
    indicators: difference.indicators.map((row) => ({ ...row, ...cardOf(row.ruleId) })),
  }
}
