import type { EpochMs } from '@/lib/domain/time'
import type { CompiledRule, RuleLookup } from './compiled-policy'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { keptFindings } from './kept-findings'
import { isJudgedAway, verdictAt } from './verdict'

export type PresentFinding = { finding: ScoringFinding; rule: CompiledRule }

export type PresentFindings = { facilitators: PresentFinding[]; indicators: PresentFinding[] }

/** A finding as it counts at a moment: a verdict that does not hold then is none. */
const heldAt = (finding: ScoringFinding, asOf: EpochMs): ScoringFinding =>
  finding.verdict === null || verdictAt(finding, asOf) !== null ? finding : { ...finding, verdict: null }

/** The findings that count at a moment, by kind. One whose rule is not among the inputs cannot be placed. */
export const presentFindingsOf = (inputs: ScoringInputs, ruleOf: RuleLookup, asOf: EpochMs): PresentFindings => {
  const facilitators: PresentFinding[] = []
  const indicators: PresentFinding[] = []
  for (const finding of keptFindings(inputs)) {
    if (isJudgedAway(finding, asOf)) continue
    const rule = ruleOf(finding.ruleId)
    if (rule === null) continue
    const present = { finding: heldAt(finding, asOf), rule }
    if (rule.isIndicator) indicators.push(present)
    else facilitators.push(present)
  }
  return { facilitators, indicators }
}
