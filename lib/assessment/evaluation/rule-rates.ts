import { RULES } from '@/lib/detection/registry'
import type { Rule } from '@/lib/detection/rule'
import type { MeasuredCounts } from '@/lib/scoring/policy'
import type { HostOutcome } from './host-outcome'

/** How sure a rule is of a hit: of two hits in one tier the rule itself thinks alike. */
export const TIERS = ['doubtful', 'likely', 'sure'] as const
export type Tier = (typeof TIERS)[number]

/** From which confidence on. Below a half the rule itself takes the harmless reading for the likelier. */
const TIER_FROM = { doubtful: 0, likely: 0.5, sure: 0.8 } as const satisfies Record<Tier, number>

type TierCounts = { tp: number; fp: number }

/**
 * How a rule did: `tp` of `n` infected hosts that had a log it reads and whose labels contain its stage, `fp` distinct
 * benign devices on `nb` device-days with such a log. Only hits of confidence 0.5 or more count: what a rule itself
 * doubts must not destroy its weight. `tiers` counts all, each host in the surest tier it was hit in.
 */
export type RuleRate = MeasuredCounts & {
  ruleId: string
  tpr: number
  fpr: number
  tiers: Readonly<Record<Tier, TierCounts>>
}

/** Rules of the device's behaviour or of attacks on it: facilitators are no detections. */
const INDICATORS = RULES.filter(({ kind }) => kind === 'indicator')

const tierOf = (host: HostOutcome, ruleId: string): Tier | null => {
  const confidence = host.findings.find((finding) => finding.ruleId === ruleId)?.confidence
  if (confidence === undefined) return null
  return TIERS.findLast((tier) => confidence >= TIER_FROM[tier]) ?? 'doubtful'
}

const hasLogFor = (host: HostOutcome, { needs }: Rule): boolean => needs.some((kind) => host.kinds.includes(kind))

/** Days with records of devices; an hour with a record is an hour. */
export const deviceDaysOf = (hosts: readonly HostOutcome[]): number =>
  hosts.reduce((hours, host) => hours + host.activeHours, 0) / 24

const devicesIn = (hosts: readonly HostOutcome[], ruleId: string, isCounted: (tier: Tier) => boolean): number => {
  const hit = hosts.filter((host) => {
    const tier = tierOf(host, ruleId)
    return tier !== null && isCounted(tier)
  })
  return new Set(hit.map(({ device }) => device)).size
}

const rateOf = (rule: Rule, hosts: readonly HostOutcome[]): RuleRate => {
  const heard = hosts.filter((host) => hasLogFor(host, rule))
  const infected = heard.filter(
    ({ label, labelledStages }) => label === 'infected' && labelledStages.includes(rule.stage),
  )
  const benign = heard.filter(({ label }) => label === 'benign')
  const counts = (isCounted: (tier: Tier) => boolean): TierCounts => ({
    tp: devicesIn(infected, rule.id, isCounted),
    fp: devicesIn(benign, rule.id, isCounted),
  })
  const { tp, fp } = counts((tier) => tier !== 'doubtful')
  const n = new Set(infected.map(({ device }) => device)).size
  const nb = deviceDaysOf(benign)
  const tiers = Object.fromEntries(TIERS.map((tier) => [tier, counts((other) => other === tier)])) as RuleRate['tiers']
  return { ruleId: rule.id, tp, n, fp, nb, tpr: n === 0 ? 0 : tp / n, fpr: nb === 0 ? 0 : fp / nb, tiers }
}

/** The rates of every indicator rule for which some host had a log. */
export const ruleRatesOf = (hosts: readonly HostOutcome[]): RuleRate[] =>
  INDICATORS.map((rule) => rateOf(rule, hosts)).filter(({ n, nb }) => n + nb > 0)
