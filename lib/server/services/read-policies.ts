import type { Pool } from 'pg'
import type {
  PolicyActivation,
  PolicyDifference,
  PolicyDocument,
  PolicyNumber,
  PolicySummary,
} from '@/lib/contracts/policy'
import { RULE_TRAITS } from '@/lib/assessment/rule-traits'
import { ruleOf } from '@/lib/detection/registry'
import { type PolicyChanges } from '@/lib/domain/policy-setting'
import { POLICY_SETTINGS, type SettingOf } from '@/lib/domain/policy-settings'
import { toIso } from '@/lib/domain/time'
import { settingValuesOf, type SettingValue } from '@/lib/scoring/derived-policy'
import { BUILT_IN_POLICIES, builtInPolicyOf } from '@/lib/scoring/policies/current'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { notFound } from '@/lib/server/errors'
import { readCounters } from '@/lib/server/repositories/fleet-counters'
import { findActivation, type ActivationRecord } from '@/lib/server/repositories/scoring-activations'
import { countPolicies, findPolicy, listPolicies, type PolicyRecord } from '@/lib/server/repositories/scoring-policies'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { policiesOf } from './policy-store'

/** A version with what it rests on. `record` is null for a built-in. */
export type KnownPolicy = {
  policy: ScoringPolicy
  base: ScoringPolicy
  changes: PolicyChanges
  record: PolicyRecord | null
}

/** A version; 404 when there is none of this name. */
export const requirePolicy = async (pool: Pool, version: string, db: Queryable = pool): Promise<KnownPolicy> => {
  const builtIn = builtInPolicyOf(version)
  if (builtIn !== null) return { policy: builtIn, base: builtIn, changes: {}, record: null }
  const record = await findPolicy(db, version)
  const policy = record === null ? null : await policiesOf(pool).find(db, version)
  const base = record === null ? null : builtInPolicyOf(record.base)
  if (record === null || policy === null || base === null) throw notFound('There is no scoring policy of this version.')
  return { policy, base, changes: record.changes, record }
}

const summaryOf = (record: PolicyRecord, active: string): PolicySummary => ({
  version: record.version,
  isBuiltIn: false,
  isActive: record.version === active,
  base: record.base,
  madeFrom: record.madeFrom,
  differences: Object.keys(record.changes).length,
  reason: record.reason,
  madeBy: record.madeBy,
  madeAt: toIso(record.madeAt),
})

const builtInSummaryOf = ({ version }: ScoringPolicy, active: string): PolicySummary => ({
  version,
  isBuiltIn: true,
  isActive: version === active,
  base: version,
  madeFrom: version,
  differences: 0,
  reason: null,
  madeBy: null,
  madeAt: null,
})

const beforeOf = (cursor: string | null): number | null => {
  const [before = null] = decodeCursor(cursor) ?? []
  if (before !== null && !(typeof before === 'number' && Number.isSafeInteger(before))) throw badCursor()
  return before
}

/** A page of the versions: stored ones, the newest first, then the built-in ones. */
export const pagePolicies = async (
  pool: Pool,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<ReturnType<typeof pageOf<PolicySummary>>> => {
  const { version: active } = await policiesOf(pool).active(pool)
  const records = await listPolicies(pool, beforeOf(cursor), limit + 1)
  const stored = records.slice(0, limit).map((record) => summaryOf(record, active))
  const last = records.length > limit ? records[limit - 1] : undefined
  const builtIn = last === undefined ? BUILT_IN_POLICIES.toReversed() : []
  const total = (await countPolicies(pool)) + BUILT_IN_POLICIES.length
  const items = [...stored, ...builtIn.map((policy) => builtInSummaryOf(policy, active))]
  return pageOf(items, last === undefined ? null : encodeCursor([last.sequence]), total)
}

const isAboutRule = (of: SettingOf): boolean => typeof of === 'string'

const countedText = (policy: ScoringPolicy, ruleId: string): string => {
  const counts = Object.hasOwn(policy.measured, ruleId) ? policy.measured[ruleId] : undefined
  if (counts === undefined || counts.n + counts.nb === 0) return ''
  const { tp, n, fp, nb } = counts
  const found = `found ${String(tp)} of ${String(n)} infected hosts`
  return `Counted: ${found}, ${String(fp)} false alarms in ${String(Math.round(nb))} device-days. `
}

const expertText = (base: ScoringPolicy, ruleId: string): string =>
  `Expert: ${base.indicators[ruleId]?.source ?? 'none, a share of its class'}`

/** Where the built-in number of a setting comes from. */
const sourceOf = ({ id, member }: SettingValue, base: ScoringPolicy): string => {
  if (POLICY_SETTINGS[id].of === 'facilitator') return base.facilitators[member]?.source ?? ''
  if (POLICY_SETTINGS[id].of !== 'indicator') return POLICY_SETTINGS[id].source
  return id === 'weight' ? countedText(base, member) + expertText(base, member) : expertText(base, member)
}

/** A number without what it is in a version. */
const numberOf = (setting: SettingValue, base: ScoringPolicy): Omit<PolicyNumber, 'value' | 'baseValue'> => {
  const { section, name, unit, min, max, of } = POLICY_SETTINGS[setting.id]
  const isRule = isAboutRule(of)
  return {
    key: setting.key,
    section,
    name,
    member: isRule ? (ruleOf(setting.member)?.title ?? setting.member) : setting.member,
    ruleId: isRule ? setting.member : null,
    unit,
    min,
    max,
    source: sourceOf(setting, base),
  }
}

/** A version with all its numbers; 404 when there is none of this name. */
export const readPolicy = async (pool: Pool, version: string): Promise<PolicyDocument> => {
  const { policy, base, changes, record } = await requirePolicy(pool, version)
  const { version: active } = await policiesOf(pool).active(pool)
  const baseValues = new Map(settingValuesOf(base, RULE_TRAITS).map(({ key, value }) => [key, value]))
  return {
    ...(record === null ? builtInSummaryOf(policy, active) : summaryOf(record, active)),
    changes: { ...changes },
    numbers: settingValuesOf(policy, RULE_TRAITS).map((setting) => {
      const baseValue = baseValues.get(setting.key) ?? setting.value
      return { ...numberOf(setting, base), value: setting.value, baseValue }
    }),
  }
}

/** What one version says otherwise than another; 404 when there is none of either name. */
export const comparePolicies = async (pool: Pool, from: string, to: string): Promise<PolicyDifference> => {
  const before = await requirePolicy(pool, from)
  const after = await requirePolicy(pool, to)
  const valuesBefore = new Map(settingValuesOf(before.policy, RULE_TRAITS).map(({ key, value }) => [key, value]))
  const items = settingValuesOf(after.policy, RULE_TRAITS).flatMap((setting) => {
    const value = valuesBefore.get(setting.key) ?? setting.value
    return value === setting.value ? [] : [{ ...numberOf(setting, after.base), before: value, after: setting.value }]
  })
  return { from, to, items }
}

/** Nobody ever chose a version. */
const NOBODY_CHOSE = {
  versionBefore: null,
  reason: null,
  activatedBy: null,
  activatedAt: null,
  devicesDone: 0,
  finishedAt: null,
} satisfies Partial<PolicyActivation>

const chosenOf = (activation: ActivationRecord): Omit<PolicyActivation, 'version' | 'devices'> => {
  const { versionBefore, reason, activatedBy, activatedAt, devicesDone, finishedAt } = activation
  const finished = finishedAt === null ? null : toIso(finishedAt)
  return { versionBefore, reason, activatedBy, activatedAt: toIso(activatedAt), devicesDone, finishedAt: finished }
}

/** Which version is in force, and how far the fleet is scored by it. */
export const readActivation = async (pool: Pool): Promise<PolicyActivation> => {
  const activation = await findActivation(pool)
  const [counted] = await readCounters(pool, 'fleet', ['devices'], 1)
  const { version } = await policiesOf(pool).active(pool)
  const chosen = activation === null ? NOBODY_CHOSE : chosenOf(activation)
  return { ...chosen, version, devices: counted?.devices ?? null }
}
