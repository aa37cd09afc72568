import type { GroupFigures } from './group-figures'

type RuleRow = { ruleId: string; devicesBefore: number; devicesAfter: number }

export type GroupDifference = {
  /** Points are summed over the devices of the group. */
  facilitators: (RuleRow & { pointsBefore: number; pointsAfter: number; delta: number })[]
  /** What the change of the summed threat has beyond the facilitators named. */
  otherPoints: number
  indicators: (RuleRow & { delta: number })[]
}

type Ruled = { ruleId: string; devices: number }
type Side = { devices: number; points: number }

/** A rule that a count does not name is on no device. */
const ABSENT: Side = { devices: 0, points: 0 }

const sidesOf = (rows: readonly (Ruled & { points?: number })[]): Map<string, Side> =>
  new Map(rows.map(({ ruleId, devices, points = 0 }) => [ruleId, { devices, points }]))

/** Rows of two lists by rule. */
const joined = (before: readonly Ruled[], after: readonly Ruled[]): (RuleRow & { old: Side; now: Side })[] => {
  const olds = sidesOf(before)
  const nows = sidesOf(after)
  return [...new Set([...olds.keys(), ...nows.keys()])].map((ruleId) => {
    const old = olds.get(ruleId) ?? ABSENT
    const now = nows.get(ruleId) ?? ABSENT
    return { ruleId, devicesBefore: old.devices, devicesAfter: now.devices, old, now }
  })
}

const greatestFirst = <Row extends { delta: number; ruleId: string }>(rows: Row[]): Row[] =>
  rows
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || (a.ruleId < b.ruleId ? -1 : 1))

/** What became other between two counts of a group, the greatest change first. */
export const groupDifferenceOf = (before: GroupFigures, after: GroupFigures): GroupDifference => {
  const facilitators = joined(before.facilitators, after.facilitators).map(({ old, now, ...row }) => {
    return { ...row, pointsBefore: old.points, pointsAfter: now.points, delta: now.points - old.points }
  })
  const indicators = joined(before.indicators, after.indicators).map(({ old, now, ...row }) => {
    return { ...row, delta: now.devices - old.devices }
  })
  const change = 100 * (after.threat.expected - before.threat.expected)
  return {
    facilitators: greatestFirst(facilitators),
    otherPoints: change - facilitators.reduce((sum, { delta }) => sum + delta, 0),
    indicators: greatestFirst(indicators),
  }
}
