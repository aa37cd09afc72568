import type { BreachContribution, ThreatContribution } from '@/lib/domain/assessment'
import type { EpochMs } from '@/lib/domain/time'
import { explainDifference } from './explain-difference'
import type { Difference } from './explain-difference'
import type { RuleTraits, ScoringFinding, ScoringInputs, VerifiedMitigation } from './inputs'
import type { ScoringPolicy } from './policy'
import { scoreDevice } from './score-device'
import type { DeviceScores } from './score-device'

/** What is imagined; a part left out stays as it is. */
export type Changes = {
  /** Ids of findings that would be gone. */
  removed?: readonly string[]
  /** Findings that would be there too, each with its rule, which the inputs need not hold. */
  added?: readonly { finding: ScoringFinding; traits: RuleTraits }[]
  /** Verdicts a person would give. */
  judged?: readonly { findingId: string; verdict: NonNullable<ScoringFinding['verdict']> }[]
  /** Mitigations that would be verified. */
  mitigated?: readonly VerifiedMitigation[]
  contained?: boolean
}

export type WhatIf = {
  inputs: ScoringInputs
  before: DeviceScores
  after: DeviceScores
  breachLikelihood: Difference<BreachContribution>
  threatLevel: Difference<ThreatContribution>
}

/** The inputs as they would be after the changes; the given ones stay as they are. */
export const changedInputs = (inputs: ScoringInputs, changes: Changes): ScoringInputs => {
  const { removed = [], added = [], judged = [], mitigated = [], contained = inputs.context.contained } = changes
  const gone = new Set(removed)
  const verdicts = new Map(judged.map(({ findingId, verdict }) => [findingId, verdict]))
  const kept = inputs.findings.filter(({ id }) => !gone.has(id))
  const findings = [...kept, ...added.map(({ finding }) => finding)].map((finding) => {
    const verdict = verdicts.get(finding.id)
    return verdict === undefined ? finding : { ...finding, verdict }
  })
  const rules = Object.fromEntries(added.map(({ finding, traits }) => [finding.ruleId, traits]))
  const mitigations = [...inputs.context.mitigations, ...mitigated]
  return {
    ...inputs,
    rules: added.length === 0 ? inputs.rules : { ...inputs.rules, ...rules },
    findings,
    context: { ...inputs.context, mitigations, contained },
  }
}

/** Both scores with findings removed, added or judged, or a mitigation verified, and what makes the difference. */
export const whatIf = (inputs: ScoringInputs, changes: Changes, policy: ScoringPolicy, asOf: EpochMs): WhatIf => {
  const imagined = changedInputs(inputs, changes)
  const before = scoreDevice(inputs, policy, asOf)
  const after = scoreDevice(imagined, policy, asOf)
  return {
    inputs: imagined,
    before,
    after,
    breachLikelihood: explainDifference(before.breachLikelihood, after.breachLikelihood),
    threatLevel: explainDifference(before.threatLevel, after.threatLevel),
  }
}
