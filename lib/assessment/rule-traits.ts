import { RULES } from '@/lib/detection/registry'
import type { RuleTraits } from '@/lib/scoring/inputs'

/** What scoring must know of each rule, from the rules themselves. One object: scoring remembers it by identity. */
export const RULE_TRAITS: Readonly<Record<string, RuleTraits>> = Object.fromEntries(
  RULES.map(({ id, kind, stage, family, class: ruleClass, shows, enables }) => [
    id,
    { kind, stage, family, class: ruleClass, shows, enables },
  ]),
)
