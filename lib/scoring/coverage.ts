import type { NotAssessed } from '@/lib/domain/assessment'
import type { CompiledRule, RuleLookup } from './compiled-policy'
import type { ScoringContext } from './inputs'

export type Coverage = {
  /** Share of the weight of applicable indicator rules that was assessed, 0 to 1; 0 when none is applicable. */
  breach: number
  /** The same over facilitator rules, each weighing its chance of use. */
  threat: number
  notAssessed: NotAssessed[]
  /** Applicable facilitator rules that were not assessed. */
  missingFacilitators: CompiledRule[]
}

const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** How much of what could be assessed was, for either score, and what was not and why. */
export const coverageOf = ({ checks }: ScoringContext, ruleOf: RuleLookup): Coverage => {
  const notAssessed: NotAssessed[] = []
  const missingFacilitators: CompiledRule[] = []
  const assessedWeight: [number, number] = [0, 0]
  const missingWeight: [number, number] = [0, 0]
  for (const { ruleId, applicable, assessed, reason } of checks) {
    const rule = applicable ? ruleOf(ruleId) : null
    if (rule === null) continue
    const side = rule.isIndicator ? 0 : 1
    if (assessed) assessedWeight[side] += rule.coverageWeight
    else {
      missingWeight[side] += rule.coverageWeight
      notAssessed.push({ ruleId, stage: rule.traits.stage, reason })
      if (!rule.isIndicator) missingFacilitators.push(rule)
    }
  }
  return {
    breach: shareOf(assessedWeight[0], assessedWeight[0] + missingWeight[0]),
    threat: shareOf(assessedWeight[1], assessedWeight[1] + missingWeight[1]),
    notAssessed,
    missingFacilitators,
  }
}
