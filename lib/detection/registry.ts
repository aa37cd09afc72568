import { FACILITATOR_RULES } from './facilitator-rules'
import { INDICATOR_RULES } from './indicator-rules'
import type { Rule } from './rule'

/** Every rule, once. The order has no meaning. */
export const RULES: readonly Rule[] = [...FACILITATOR_RULES, ...INDICATOR_RULES]

const RULE_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

/** A rule by its id; null when there is none (a finding of a rule that was since removed). */
export const ruleOf = (id: string): Rule | null => RULE_BY_ID.get(id) ?? null
