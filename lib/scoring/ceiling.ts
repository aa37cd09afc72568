import type { ScoringPolicy } from './policy'

type Segment = { fromStrength: number; fromLogOdds: number; slope: number }

/** The highest log-odds that signs of a strength may reach, and back. */
export type Ceiling = {
  logOddsAt: (strength: number) => number
  /** The strength below which the ceiling is under these log-odds; -Infinity when the flat part is above them. */
  strengthAt: (logOdds: number) => number
}

const segmentsOf = (points: ScoringPolicy['ceiling']): Segment[] =>
  points.slice(0, -1).map(([strength, logOdds], index) => {
    const [nextStrength, nextLogOdds] = points[index + 1] ?? [strength, logOdds]
    return { fromStrength: strength, fromLogOdds: logOdds, slope: (nextLogOdds - logOdds) / (nextStrength - strength) }
  })

/** A rising broken line through the points of the policy, flat before the first, the last slope going on. */
export const ceilingOf = (points: ScoringPolicy['ceiling']): Ceiling => {
  const [firstStrength, flat] = points[0] ?? [0, Infinity]
  const segments = segmentsOf(points).reverse()
  return {
    logOddsAt: (strength) => {
      for (const segment of segments)
        if (strength > segment.fromStrength)
          return segment.fromLogOdds + segment.slope * (strength - segment.fromStrength)
      return flat
    },
    strengthAt: (logOdds) => {
      if (logOdds < flat) return -Infinity
      for (const segment of segments)
        if (logOdds > segment.fromLogOdds) return segment.fromStrength + (logOdds - segment.fromLogOdds) / segment.slope
      return firstStrength
    },
  }
}
