import type { Assessment } from '@/lib/domain/assessment'
import { BANDS } from '@/lib/domain/severity'
import type { Band } from '@/lib/domain/severity'
import type { ScoringPolicy } from './policy'

/** What a group's scores need of each device's assessment. */
export type GroupMember = Pick<Assessment, 'deviceId' | 'breachLikelihood' | 'threatLevel'>

export type GroupScore = {
  /** Devices one would expect to be breached beyond what is ordinary; an idle fleet says 0. */
  expected: number
  /** The highest score, ties by device id; null when no device is assessed. */
  worst: { deviceId: string; score: number } | null
  /** 95 of 100 assessed devices score this or less (nearest rank); null when none is assessed. */
  p95: number | null
  bands: Record<Band, number>
}

/** A facilitator by how much threat it adds over the group, in points, and on how many devices. */
export type GroupFacilitator = { ruleId: string; devices: number; points: number }

export type GroupScores = {
  devices: number
  breachLikelihood: GroupScore
  threatLevel: GroupScore
  facilitators: readonly GroupFacilitator[]
}

type Scored = { deviceId: string; score: number | null; band: Band }

const bandCountsOf = (members: readonly Scored[]): Record<Band, number> => {
  const counts = Object.fromEntries(BANDS.map((band) => [band, 0])) as Record<Band, number>
  for (const { band } of members) counts[band] += 1
  return counts
}

const groupScoreOf = (members: readonly Scored[], base: number): GroupScore => {
  const assessed = members
    .flatMap(({ deviceId, score }) => (score === null ? [] : [{ deviceId, score }]))
    .sort((a, b) => a.score - b.score || (a.deviceId < b.deviceId ? 1 : -1))
  return {
    expected: assessed.reduce((sum, { score }) => sum + Math.max(0, score - base) / 100, 0),
    worst: assessed.at(-1) ?? null,
    p95: assessed[Math.ceil(0.95 * assessed.length) - 1]?.score ?? null,
    bands: bandCountsOf(members),
  }
}

const facilitatorsOf = (members: readonly GroupMember[]): GroupFacilitator[] => {
  const byRule = new Map<string, { devices: Set<string>; points: number }>()
  for (const { deviceId, threatLevel } of members)
    for (const { ruleId, points } of threatLevel.contributions) {
      if (ruleId === '') continue
      const entry = byRule.get(ruleId) ?? { devices: new Set(), points: 0 }
      entry.devices.add(deviceId)
      entry.points += points
      byRule.set(ruleId, entry)
    }
  return [...byRule]
    .map(([ruleId, { devices, points }]) => ({ ruleId, devices: devices.size, points }))
    .sort((a, b) => b.points - a.points || (a.ruleId < b.ruleId ? -1 : 1))
}

/** The scores of a group: how many breaches one would expect, the worst, the bands, and what to mend first. */
export const scoreGroup = (members: readonly GroupMember[], policy: ScoringPolicy): GroupScores => ({
  devices: members.length,
  breachLikelihood: groupScoreOf(
    members.map(({ deviceId, breachLikelihood: { score, band } }) => ({ deviceId, score, band })),
    100 * policy.baseRate,
  ),
  threatLevel: groupScoreOf(
    members.map(({ deviceId, threatLevel: { score, band } }) => ({ deviceId, score, band })),
    0,
  ),
  facilitators: facilitatorsOf(members),
})
