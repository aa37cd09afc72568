import type { MeasuredCounts, ScoringPolicy } from '@/lib/scoring/policy'
import type { HostOutcome } from './host-outcome'
import { ruleRatesOf } from './rule-rates'

/** Decimals kept of device-days: what a policy holds must read the same everywhere. */
const round = (days: number): number => Math.round(days * 1_000) / 1_000

/** What was counted on some hosts, as a policy takes it. */
export const measuredOn = (hosts: readonly HostOutcome[]): Record<string, MeasuredCounts> =>
  Object.fromEntries(ruleRatesOf(hosts).map(({ ruleId, tp, n, fp, nb }) => [ruleId, { tp, n, fp, nb: round(nb) }]))

/** A policy with nothing counted: the expert's weights alone. */
export const expertOnly = (policy: ScoringPolicy): ScoringPolicy => ({ ...policy, measured: {} })

/** What a host shares with the others that would give its answer away: its malware's family, or the device it is. */
const groupOf = ({ label, family, device }: HostOutcome): string =>
  label === 'infected' ? `family ${family}` : `device ${device}`

/**
 * For each host the policy as it would have been calibrated without its group: of an infected host all of its family,
 * of a benign one all captures of the device. One flow or one capture left out would prove nothing, since the rest
 * shows the same malware.
 */
export const policiesLeavingOut = (
  hosts: readonly HostOutcome[],
  policy: ScoringPolicy,
): ReadonlyMap<HostOutcome, ScoringPolicy> => {
  const byGroup = new Map<string, ScoringPolicy>()
  return new Map(
    hosts.map((host) => {
      const group = groupOf(host)
      const known = byGroup.get(group)
      const others = (): HostOutcome[] => hosts.filter((other) => groupOf(other) !== group)
      const left = known ?? { ...policy, measured: measuredOn(others()) }
      byGroup.set(group, left)
      return [host, left]
    }),
  )
}
