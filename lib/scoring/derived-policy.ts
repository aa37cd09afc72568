import type { RuleClass } from '@/lib/domain/finding'
import {
  POLICY_SETTING_IDS,
  settingKey,
  settingKeyOf,
  type PolicyChanges,
  type PolicySettingId,
} from '@/lib/domain/policy-setting'
import { POLICY_SETTINGS, type SettingOf } from '@/lib/domain/policy-settings'
import type { RuleTraits } from './inputs'
import type { ScoringPolicy } from './policy'
import { POLICY_ACCESS } from './policy-access'

/**
 * A policy that differs from another in some numbers; one that differs in none scores as it, whatever its version is
 * called. Changes are checked before (contracts/policy.ts); a key that is no setting is passed over, as one of a rule
 * that this release has no more.
 */
export const derivedPolicy = (base: ScoringPolicy, version: string, changes: PolicyChanges): ScoringPolicy =>
  Object.entries(changes).reduce<ScoringPolicy>(
    (policy, [key, value]) => {
      const found = settingKeyOf(key)
      return found === null ? policy : POLICY_ACCESS[found.id].write(policy, found.member, value)
    },
    { ...base, version },
  )

/** A number of a policy. */
export type SettingValue = { key: string; id: PolicySettingId; member: string; value: number }

type Rules = Readonly<Record<string, RuleTraits>>

const membersOf = (of: SettingOf, rules: Rules): readonly string[] => {
  if (of === null) return ['']
  if (typeof of !== 'string') return of
  return Object.entries(rules).flatMap(([id, { kind }]) => (kind === of ? [id] : []))
}

/** Every number of a policy that may be changed, in the order of the settings. */
export const settingValuesOf = (policy: ScoringPolicy, rules: Rules): SettingValue[] =>
  POLICY_SETTING_IDS.flatMap((id) =>
    membersOf(POLICY_SETTINGS[id].of, rules).map((member) => {
      const ruleClass: RuleClass = rules[member]?.class ?? 'ordinary'
      return { key: settingKey(id, member), id, member, value: POLICY_ACCESS[id].read(policy, member, ruleClass) }
    }),
  )

/**
 * What of some changes says something else than the policy already does: what was set back to the number of the base
 * is no difference. A weight counts as set even where it equals what was counted, unless it is the base's own.
 */
export const realChanges = (base: ScoringPolicy, changes: PolicyChanges, rules: Rules): PolicyChanges => {
  const values = new Map(settingValuesOf(base, rules).map(({ key, value }) => [key, value]))
  const kept = Object.entries(changes).filter(([key, value]) => values.get(key) !== value)
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}
