import { RULES } from '@/lib/detection/registry'
import type { HostOutcome } from './host-outcome'

/**
 * How a rule did: `tp` of `n` infected hosts whose labels contain its stage, `fp` distinct benign devices on `nb`
 * device-days. Only hits of confidence 0.5 or more count: what a rule itself doubts must not destroy its weight.
 */
export type RuleRate = { ruleId: string; tpr: number; fpr: number; n: number; tp: number; fp: number; nb: number }

const COUNTED_CONFIDENCE = 0.5

const isFound = (host: HostOutcome, ruleId: string): boolean =>
  host.findings.some((finding) => finding.ruleId === ruleId && finding.confidence >= COUNTED_CONFIDENCE)

/** Days with records of benign devices; an hour with a record is an hour. */
export const deviceDaysOf = (benign: readonly HostOutcome[]): number =>
  benign.reduce((hours, host) => hours + host.activeHours, 0) / 24

/** The rates of every indicator rule that reads network records. */
export const ruleRatesOf = (hosts: readonly HostOutcome[]): RuleRate[] => {
  const benign = hosts.filter(({ label }) => label === 'benign')
  const nb = deviceDaysOf(benign)
  return RULES.filter(({ kind, needs }) => kind === 'indicator' && needs.includes('flow')).map((rule) => {
    const shown = hosts.filter(
      ({ label, labelledStages }) => label === 'infected' && labelledStages.includes(rule.stage),
    )
    const tp = shown.filter((host) => isFound(host, rule.id)).length
    const fp = new Set(benign.filter((host) => isFound(host, rule.id)).map(({ device }) => device)).size
    return {
      ruleId: rule.id,
      tpr: shown.length === 0 ? 0 : tp / shown.length,
      fpr: nb === 0 ? 0 : fp / nb,
      n: shown.length,
      tp,
      fp,
      nb,
    }
  })
}
