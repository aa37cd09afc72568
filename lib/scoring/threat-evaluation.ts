import { campaignMatchesOf } from './campaign-matches'
import type { CompiledPolicy, CompiledRule } from './compiled-policy'
import type { ScoringContext } from './inputs'
import type { PresentFinding } from './present-findings'
import { sortFew } from './sort-few'
import { UNSURE_ENDS, neighbourRateOf, threatRateOf, missingRatesOf } from './threat-chances'
import type { ThreatRate, UnsureEnd } from './threat-chances'

type Rates = { entry: number; rest: number }

/** Every term of the threat level as rates, before it becomes points. */
export type ThreatEvaluation = {
  rates: readonly ThreatRate[]
  neighbour: number
  /** Σ λ of the ways in and of the rest. */
  sums: Readonly<Record<UnsureEnd, Rates>>
}

const byHoleAndRate =
  (end: UnsureEnd) =>
  (a: ThreatRate, b: ThreatRate): number => {
    if (a.hole !== b.hole) return a.hole < b.hole ? -1 : 1
    if (a[end] !== b[end]) return b[end] - a[end]
    return a.present.finding.id < b.present.finding.id ? -1 : 1
  }

const COMPARE = { low: byHoleAndRate('low'), estimate: byHoleAndRate('estimate'), high: byHoleAndRate('high') }

/** Σ over holes of Σ λ_(j) / j², the ways in apart from the rest. The rates must be in order of hole and rate. */
const sumHoles = (rates: readonly ThreatRate[], end: UnsureEnd, discounts: readonly number[]): Rates => {
  const sums: Rates = { entry: 0, rest: 0 }
  let hole = ''
  let place = 0
  for (const rate of rates) {
    place = rate.hole === hole ? place + 1 : 0
    hole = rate.hole
    const discount = discounts[place] ?? 0
    if (rate.present.rule.isEntry) sums.entry += rate[end] * discount
    else sums.rest += rate[end] * discount
    if (end !== 'estimate') continue
    rate.share = rate.plain * discount
    rate.campaignShare = (rate.estimate - rate.plain) * discount
  }
  return sums
}

const campaignIdsOf = (
  context: ScoringContext,
  facilitators: readonly PresentFinding[],
): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>()
  for (const { campaign } of campaignMatchesOf(context, facilitators))
    for (const ruleId of campaign.ruleIds) if (!ids.has(ruleId)) ids.set(ruleId, campaign.id)
  return ids
}

const ratesOf = (
  facilitators: readonly PresentFinding[],
  context: ScoringContext,
  compiled: CompiledPolicy,
): ThreatRate[] => {
  const campaignIds = campaignIdsOf(context, facilitators)
  const rates = facilitators.map((present) =>
    threatRateOf(present, context.contained, campaignIds.get(present.rule.id) ?? '', compiled),
  )
  return sortFew(rates, COMPARE.estimate)
}

/** All rates of threat: of the facilitators, of a breached neighbour, and at the ends of what is not known. */
export const evaluateThreat = (
  facilitators: readonly PresentFinding[],
  missing: readonly CompiledRule[],
  context: ScoringContext,
  compiled: CompiledPolicy,
): ThreatEvaluation => {
  const rates = ratesOf(facilitators, context, compiled)
  const discounts = compiled.holeDiscounts
  const isSure = rates.every(({ low, high }) => low === high)
  // The order within a hole may be another one at the ends; where all is sure it is the same.
  const sumAt = (end: UnsureEnd): Rates => sumHoles(isSure ? rates : sortFew([...rates], COMPARE[end]), end, discounts)
  const sums = { estimate: sumHoles(rates, 'estimate', discounts), low: sumAt('low'), high: sumAt('high') }
  if (context.neighbour !== null)
    for (const end of UNSURE_ENDS) sums[end].entry += neighbourRateOf(context, end, compiled)
  const missingRates = missingRatesOf(missing, facilitators, context, compiled)
  sums.high.entry += missingRates.entry
  sums.high.rest += missingRates.rest
  return { rates, neighbour: neighbourRateOf(context, 'estimate', compiled), sums }
}
