import type { Pool } from 'pg'
import type { AssessmentDifferenceDocument, WhatIfDocument } from '@/lib/contracts/difference'
import { ruleOf } from '@/lib/detection/registry'
import type { BreachContribution, Score, ThreatContribution } from '@/lib/domain/assessment'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { bestNextActions, type AvailableMitigation, type NextAction } from '@/lib/scoring/best-next-actions'
import { explainDifference, type Difference } from '@/lib/scoring/explain-difference'
import type { ScoringInputs } from '@/lib/scoring/inputs'
import { parseInputs } from '@/lib/scoring/inputs-hash'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { whatIf } from '@/lib/scoring/what-if'
import { badRequest } from '@/lib/server/errors'
import { assessDeviceAt, requireRepeatable } from './read-assessments'

/** Weaknesses to be mended that an answer names; the best first. */
const ACTIONS_MAX = 20

type Sides<Line> = { before: Score<Line>; after: Score<Line> }

const sideOf = ({ score, printed, band }: Score<unknown>) => ({ score, printed, band })

const breachOf = (
  { before, after }: Sides<BreachContribution>,
  { change, lines }: Difference<BreachContribution>,
): AssessmentDifferenceDocument['breachLikelihood'] => ({
  before: sideOf(before),
  after: sideOf(after),
  change,
  lines: [...lines],
})

const threatOf = (
  { before, after }: Sides<ThreatContribution>,
  { change, lines }: Difference<ThreatContribution>,
): AssessmentDifferenceDocument['threatLevel'] => ({
  before: sideOf(before),
  after: sideOf(after),
  change,
  lines: [...lines],
})

/** Why the scores of a device are others at one time than at another; 404 and 410 as for either assessment. */
export const compareAssessments = async (
  pool: Pool,
  deviceId: string,
  from: EpochMs,
  to: EpochMs,
  now: EpochMs,
): Promise<AssessmentDifferenceDocument> => {
  const before = await assessDeviceAt(pool, deviceId, from, now)
  const after = await assessDeviceAt(pool, deviceId, to, now)
  const breach = { before: before.breachLikelihood, after: after.breachLikelihood }
  const threat = { before: before.threatLevel, after: after.threatLevel }
  return {
    deviceId,
    from: toIso(from),
    to: toIso(to),
    breachLikelihood: breachOf(breach, explainDifference(breach.before, breach.after)),
    threatLevel: threatOf(threat, explainDifference(threat.before, threat.after)),
  }
}

/** What could be mended on the device: all that one rule found on it, together. */
const mendable = ({ findings, rules }: ScoringInputs): AvailableMitigation[] => {
  const byRule = new Map<string, string[]>()
  for (const { id, ruleId } of findings) {
    if (rules[ruleId]?.kind === 'facilitator') byRule.set(ruleId, [...(byRule.get(ruleId) ?? []), id])
  }
  return [...byRule].map(([id, findingIds]) => ({ id, effect: 'correction', findingIds }))
}

/**
 * What to mend, in the order of what it brings as things are, each with what it still brings beside what is imagined
 * away already: so nothing leaves its place, and what was switched off can be switched on again.
 */
const actionsBeside = (
  inputs: ScoringInputs,
  imagined: ScoringInputs,
  policy: ScoringPolicy,
  at: EpochMs,
): NextAction[] => {
  const all = mendable(inputs)
  const beside = new Map(bestNextActions(imagined, all, policy, at).map((action) => [action.mitigation.id, action]))
  return bestNextActions(inputs, all, policy, at).flatMap(({ mitigation }) => beside.get(mitigation.id) ?? [])
}

const actionOf = ({ mitigation, breachDrop, threatDrop }: NextAction): WhatIfDocument['nextActions'][number] => {
  const rule = ruleOf(mitigation.id)
  return {
    ruleId: mitigation.id,
    title: rule?.title ?? mitigation.id,
    remedy: rule?.remedy ?? '',
    findingIds: [...mitigation.findingIds],
    breachDrop,
    threatDrop,
  }
}

/** The ids in a list with commas; 400 that names the first the assessment does not rest on. */
const offOf = (text: string, { findings }: ScoringInputs): string[] => {
  const off = [...new Set(text.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])))]
  const known = new Set(findings.map(({ id }) => id))
  const stranger = off.find((id) => !known.has(id))
  if (stranger === undefined) return off
  throw badRequest(`off: ${stranger.slice(0, 40)} is no finding that this assessment rests on.`)
}

/** What the scores of a device would be at a time with some findings fixed or judged false, and what to mend first. */
export const imagineWithout = async (
  pool: Pool,
  deviceId: string,
  offText: string,
  at: EpochMs,
): Promise<WhatIfDocument> => {
  const { policy, inputs: text } = await requireRepeatable(pool, deviceId, at)
  const inputs = parseInputs(text)
  const off = offOf(offText, inputs)
  const imagined = whatIf(inputs, { removed: off }, policy, at)
  const breach = { before: imagined.before.breachLikelihood, after: imagined.after.breachLikelihood }
  const threat = { before: imagined.before.threatLevel, after: imagined.after.threatLevel }
  const actions = actionsBeside(inputs, imagined.inputs, policy, at)
  return {
    deviceId,
    asOf: toIso(at),
    off,
    breachLikelihood: breachOf(breach, imagined.breachLikelihood),
    threatLevel: threatOf(threat, imagined.threatLevel),
    nextActions: actions.slice(0, ACTIONS_MAX).map(actionOf),
  }
}
