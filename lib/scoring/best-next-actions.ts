import type { EpochMs } from '@/lib/domain/time'
import type { HealingKind, ScoringInputs } from './inputs'
import type { ScoringPolicy } from './policy'
import { scoreDevice } from './score-device'
import type { DeviceScores } from './score-device'
import { changedInputs } from './what-if'
import type { Changes } from './what-if'

/**
 * A mitigation an analyst could order. Healing and correction close the facilitators they address; only healing takes
 * from the indicators it addresses what they add; containment does neither.
 */
export type AvailableMitigation = {
  id: string
  effect: HealingKind | 'containment' | 'correction'
  findingIds: readonly string[]
}

export type NextAction = {
  mitigation: AvailableMitigation
  /** Points the score would fall by once the effect is verified; null when it is not assessed. */
  breachDrop: number | null
  threatDrop: number | null
}

const changesOf = (mitigation: AvailableMitigation, inputs: ScoringInputs, asOf: EpochMs): Changes => {
  const { id, effect, findingIds } = mitigation
  if (effect === 'containment') return { contained: true }
  const removed = inputs.findings
    .filter((finding) => findingIds.includes(finding.id) && inputs.rules[finding.ruleId]?.kind === 'facilitator')
    .map((finding) => finding.id)
  if (effect === 'correction') return { removed }
  return { removed, mitigated: [{ id, kind: effect, verifiedAt: asOf, word: 'observation', findingIds }] }
}

const dropOf = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : before - after

/** Points over both scores: what an action is ordered by. */
const worthOf = ({ breachDrop, threatDrop }: NextAction): number => (breachDrop ?? 0) + (threatDrop ?? 0)

/** Each available mitigation with the drop it would bring to either score, the greatest sum first, ties by id. */
export const bestNextActions = (
  inputs: ScoringInputs,
  mitigations: readonly AvailableMitigation[],
  policy: ScoringPolicy,
  asOf: EpochMs,
): NextAction[] => {
  const now: DeviceScores = scoreDevice(inputs, policy, asOf)
  const actions = mitigations.map((mitigation) => {
    const then = scoreDevice(changedInputs(inputs, changesOf(mitigation, inputs, asOf)), policy, asOf)
    return {
      mitigation,
      breachDrop: dropOf(now.breachLikelihood.score, then.breachLikelihood.score),
      threatDrop: dropOf(now.threatLevel.score, then.threatLevel.score),
    }
  })
  return actions.sort((a, b) => worthOf(b) - worthOf(a) || (a.mitigation.id < b.mitigation.id ? -1 : 1))
}
