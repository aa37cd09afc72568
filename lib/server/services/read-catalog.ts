import type { Pool } from 'pg'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { RULES, ruleOf } from '@/lib/detection/registry'
import type { Rule } from '@/lib/detection/rule'
import type { FindingKind, Verdict } from '@/lib/domain/finding'
import { stageIndexOf, type KillChainStage } from '@/lib/domain/kill-chain'
import { toIso } from '@/lib/domain/time'
import type { MeasuredCounts, ScoringPolicy } from '@/lib/scoring/policy'
import { ruleWeightOf } from '@/lib/scoring/rule-weight'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { notFound } from '@/lib/server/errors'
import { readVerdictRecord } from '@/lib/server/repositories/judgements'
import { readCounters, readCountersAt } from '@/lib/server/repositories/fleet-counters'
import { policiesOf } from './policy-store'

/** The catalog in the order of the kill chain, then by title. */
const IN_ORDER: readonly Rule[] = [...RULES].sort(
  (left, right) =>
    stageIndexOf(left.stage) - stageIndexOf(right.stage) ||
    (left.title.toLowerCase() < right.title.toLowerCase() ? -1 : 1),
)

type Counted = {
  devices: ReadonlyMap<string, number>
  at: string | null
  verdicts: Awaited<ReturnType<typeof readVerdictRecord>>
  policy: ScoringPolicy
}

const readCounted = async (pool: Pool, ruleIds: readonly string[]): Promise<Counted> => {
  const verdicts = await readVerdictRecord(pool, ruleIds)
  const at = await readCountersAt(pool)
  const counters = await readCounters(pool, 'fleet', ['indicator-devices', 'facilitator-devices'], 1)
  const devices = new Map(counters.map((counter) => [counter.cell, counter.devices]))
  return { devices, at: at === null ? null : toIso(at), verdicts, policy: await policiesOf(pool).active(pool) }
}

const entryOf = <Entry>(table: Readonly<Record<string, Entry>>, ruleId: string): Entry | undefined =>
  Object.hasOwn(table, ruleId) ? table[ruleId] : undefined

type Strength = Pick<CatalogRuleDocument, 'weight' | 'useIn30Days' | 'measured'>
type WeighedRule = Pick<Rule, 'id' | 'kind' | 'class'>

const facilitatorStrengthOf = (id: string, policy: ScoringPolicy): Strength => {
  const entry = entryOf(policy.facilitators, id)
  const logOdds = entry?.weight ?? policy.unlistedFacilitatorWeight
  const weight = { logOdds, source: 'expert', basis: entry?.source ?? null, policyVersion: policy.version } as const
  return { weight, useIn30Days: entry?.p ?? null, measured: null }
}

const measuredOf = (counts: MeasuredCounts | undefined, dataset: string): Strength['measured'] =>
  counts === undefined || counts.n + counts.nb === 0
    ? null
    : { found: counts.tp, infectedHosts: counts.n, falseAlarms: counts.fp, healthyDays: counts.nb, dataset }

/** What a policy says a rule counts, in the words of the catalog. */
export const catalogWeightOf = ({ id, kind, class: ruleClass }: WeighedRule, policy: ScoringPolicy): Strength => {
  if (kind === 'facilitator') return facilitatorStrengthOf(id, policy)
  const { weight: logOdds, source } = ruleWeightOf(policy, id, ruleClass)
  const basis = entryOf(policy.indicators, id)?.source ?? null
  return {
    weight: { logOdds, source, basis, policyVersion: policy.version },
    useIn30Days: null,
    measured: measuredOf(entryOf(policy.measured, id), policy.measuredOn),
  }
}

const referenceOf = ({ id, title, stage }: Rule): CatalogRuleDocument['enables'][number] => ({ id, title, stage })

const judgedOf = ({ true: attack, benign: expected, false: wrong }: Record<Verdict, number>) => {
  return { attack, expected, wrong }
}

const documentOf = (rule: Rule, { devices, at, verdicts, policy }: Counted): CatalogRuleDocument => ({
  id: rule.id,
  kind: rule.kind,
  title: rule.title,
  stage: rule.stage,
  family: rule.family,
  class: rule.class,
  shows: rule.shows,
  severity: rule.severity,
  technique: rule.technique,
  rationale: rule.rationale,
  source: rule.source,
  remedy: rule.remedy,
  needs: [...rule.needs],
  enables: rule.enables.flatMap((id) => ruleOf(id) ?? []).map(referenceOf),
  enabledBy: IN_ORDER.filter(({ enables }) => enables.includes(rule.id)).map(referenceOf),
  ...catalogWeightOf(rule, policy),
  judged: judgedOf(verdicts.get(rule.id) ?? { true: 0, benign: 0, false: 0 }),
  devices: at === null ? null : (devices.get(rule.id) ?? 0),
  countedAt: at,
})

/** What a search for rules asks for: every word must be part of what names the rule. */
export type RuleSearch = { q: string; stage: KillChainStage | null; kind: FindingKind | null }

const matches = (rule: Rule, { q, stage, kind }: RuleSearch): boolean => {
  if ((stage !== null && rule.stage !== stage) || (kind !== null && rule.kind !== kind)) return false
  const { id, title, family, technique } = rule
  const text = [id, title, family, technique.id, technique.name].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const placeOf = (cursor: string | null): number => {
  const key = decodeCursor(cursor)
  if (key === null) return 0
  const place = IN_ORDER.findIndex(({ id }) => id === key[0])
  if (place === -1) throw badCursor()
  return place + 1
}

/** A page of the rules that match a search, in the order of the kill chain. */
export const pageRules = async (
  pool: Pool,
  query: RuleSearch & { cursor: string | null; limit: number },
): Promise<ReturnType<typeof pageOf<CatalogRuleDocument>>> => {
  const left = IN_ORDER.slice(placeOf(query.cursor)).filter((rule) => matches(rule, query))
  const shown = left.slice(0, query.limit)
  const last = left.length > query.limit ? shown.at(-1) : undefined
  const counted = await readCounted(
    pool,
    shown.map(({ id }) => id),
  )
  return pageOf(
    shown.map((rule) => documentOf(rule, counted)),
    last === undefined ? null : encodeCursor([last.id]),
    IN_ORDER.filter((rule) => matches(rule, query)).length,
  )
}

/** One rule; throws 404 when there is none of this id. */
export const readRule = async (pool: Pool, ruleId: string): Promise<CatalogRuleDocument> => {
  const rule = ruleOf(ruleId)
  if (rule === null) throw notFound('There is no rule of this id.')
  return documentOf(rule, await readCounted(pool, [ruleId]))
}

/** The title of a rule; null when there is no such rule, as of a finding whose rule was since removed. */
export const ruleTitleOf = (ruleId: string): string | null => ruleOf(ruleId)?.title ?? null
