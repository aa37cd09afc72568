import { KILL_CHAIN_STAGES, type KillChainStage, type StageStatus } from '@/lib/domain/kill-chain'
import { facilitatorBar, type FacilitatorBar } from './timeline-facilitators'
import type { TimelineFinding } from './timeline-finding'
import { timelineMarks, type TimelineMark } from './timeline-marks'
import { timeScale } from './timeline-scale'
import type { TimeRange } from './time-range'

export type TimelineStage = { stage: KillChainStage; status: StageStatus }

export type TimelineLane = TimelineStage & {
  y: number
  height: number
  /** Top of the first line of indicators, from the lane's top. */
  marksY: number
  bar: FacilitatorBar | null
  marks: readonly TimelineMark[]
}

export type TimelineLayout = { lanes: readonly TimelineLane[]; height: number }

/** Design: lanes of 30 px; further lines of indicators make a lane taller. */
export const LANE_HEIGHT = 30
export const BAR_HEIGHT = 13
export const ROW_HEIGHT = 13
const BAR_TOP = 3

/** The findings that have a part in the range; an open facilitator holds until it is fixed. */
export const findingsInRange = (
  findings: readonly TimelineFinding[],
  { from, to }: TimeRange,
): readonly TimelineFinding[] =>
  findings.filter((finding) => {
    const end = finding.kind === 'facilitator' ? (finding.closedAt ?? Infinity) : finding.lastSeenAt
    return finding.firstSeenAt <= to && end >= from
  })

/**
 * Seven lanes in the order of the chain between `left` and `right`, in pixels. A stage nobody spoke of is not assessed;
 * a lane with findings is drawn with them whatever its status says.
 */
export const timelineLayout = (
  stages: readonly TimelineStage[],
  findings: readonly TimelineFinding[],
  range: TimeRange,
  left: number,
  right: number,
): TimelineLayout => {
  const scale = timeScale(range, left, right)
  const statusByStage = new Map(stages.map(({ stage, status }) => [stage, status]))
  const inRange = findingsInRange(findings, range)
  let y = 0
  const lanes = KILL_CHAIN_STAGES.map((stage): TimelineLane => {
    const here = inRange.filter((finding) => finding.stage === stage)
    const facilitators = here.filter(({ kind }) => kind === 'facilitator')
    const indicators = here.filter(({ kind }) => kind === 'indicator')
    const bar = facilitatorBar(facilitators, scale, left, right, range.to)
    const marks = timelineMarks(indicators, scale, left, right)
    const marksY = BAR_TOP + (bar === null ? 6 : BAR_HEIGHT + 1)
    const rows = 1 + Math.max(0, ...marks.map(({ row }) => row))
    const height = Math.max(LANE_HEIGHT, marksY + rows * ROW_HEIGHT)
    const lane = { stage, status: statusByStage.get(stage) ?? 'not-assessed', y, height, marksY, bar, marks }
    y += height
    return lane
  })
  return { lanes, height: y }
}
