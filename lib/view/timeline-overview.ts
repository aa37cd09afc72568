import type { TimelineFinding } from './timeline-finding'
import { worstTone } from './timeline-finding'
import type { TimeRange } from './time-range'
import type { Tone } from './tone'
import { isWithinRange } from './zoom-range'

/** One column of the overview: how many indicators were being seen in its stretch of time, and the worst of them. */
export type OverviewColumn = { from: number; to: number; indicators: number; tone: Tone }

/** A column each two hours of a week (design); longer overviews get wider columns, never more of them. */
const COLUMNS = 84

/** The overview under the timeline, from its earliest column. */
export const overviewColumns = (findings: readonly TimelineFinding[], range: TimeRange): OverviewColumn[] => {
  const width = (range.to - range.from) / COLUMNS
  const indicators = findings.filter(({ kind }) => kind === 'indicator')
  return Array.from({ length: COLUMNS }, (_, index) => {
    const column = { from: range.from + index * width, to: range.from + (index + 1) * width }
    const here = indicators.filter(({ firstSeenAt, lastSeenAt }) => isWithinRange(firstSeenAt, lastSeenAt, column))
    return { ...column, indicators: here.length, tone: worstTone(here) }
  })
}
