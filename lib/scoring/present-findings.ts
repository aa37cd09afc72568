import type { CompiledRule, RuleLookup } from './compiled-policy'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { isJudgedAway, keptFindings } from './kept-findings'

export type PresentFinding = { finding: ScoringFinding; rule: CompiledRule }

export type PresentFindings = { facilitators: PresentFinding[]; indicators: PresentFinding[] }

/** The findings that count, by kind. One whose rule is not among the inputs cannot be placed and is left out. */
export const presentFindingsOf = (inputs: ScoringInputs, ruleOf: RuleLookup): PresentFindings => {
  const facilitators: PresentFinding[] = []
  const indicators: PresentFinding[] = []
  for (const finding of keptFindings(inputs)) {
    if (isJudgedAway(finding)) continue
    const rule = ruleOf(finding.ruleId)
    if (rule === null) continue
    if (rule.isIndicator) indicators.push({ finding, rule })
    else facilitators.push({ finding, rule })
  }
  return { facilitators, indicators }
}
