/** How long one kind of thing is kept. */
export type RetentionRule = {
  name: string
  /** What goes when it is older. */
  holds: string
  /** The built-in number of days, and the range in which it may be changed; without a range it may not. */
  days: number
  min: number
  max: number
}

const YEARS_10 = 3_650

/**
 * What is kept how long unless an administrator sets another number (design, "What is stored"). The least is what the
 * product itself needs: a body sent again is known by its chunk for a week, a graph wants a day.
 */
export const RETENTION = {
  assessments: { name: 'Assessments', holds: 'Scores of devices over time', days: 400, min: 30, max: YEARS_10 },
  assessmentInputs: {
    name: 'What assessments rest on',
    holds: 'The inputs that repeat an assessment: without them its scores stay, its lines do not',
    days: 90,
    min: 7,
    max: YEARS_10,
  },
  closedFindings: {
    name: 'Closed findings',
    holds: 'Findings that ended, with their evidence',
    days: 400,
    min: 30,
    max: YEARS_10,
  },
  conversations: { name: 'Conversations', holds: 'Who a device spoke with, by day', days: 30, min: 7, max: 400 },
  metricHours: {
    name: 'Hourly metrics',
    holds: 'What devices reported, by the hour',
    days: 400,
    min: 14,
    max: YEARS_10,
  },
  profiles: {
    name: 'Earlier device profiles',
    holds: 'What devices said of themselves before; what they say now stays',
    days: 400,
    min: 30,
    max: YEARS_10,
  },
  groupHours: { name: 'Hourly scores of groups', holds: 'Group history by the hour', days: 30, min: 7, max: 400 },
  groupDays: { name: 'Daily scores of groups', holds: 'Group history by the day', days: 400, min: 30, max: YEARS_10 },
  rejects: { name: 'Rejected lines', holds: 'What could not be read, and why', days: 30, min: 1, max: 400 },
  ingestCounters: { name: 'Counts of ingest', holds: 'Records by source and hour', days: 400, min: 30, max: YEARS_10 },
  chunks: { name: 'Keys of bodies', holds: 'By which the same bytes sent again are known', days: 30, min: 7, max: 400 },
} as const satisfies Record<string, RetentionRule>
export type RetentionName = keyof typeof RETENTION

export const RETENTION_NAMES = Object.keys(RETENTION) as RetentionName[]

/** Days a thing is kept, by name. */
export type RetentionDays = Readonly<Record<RetentionName, number>>

/** The built-in days with those an administrator set in their place. */
export const retentionDaysOf = (set: Readonly<Record<string, number>>): RetentionDays =>
  Object.fromEntries(RETENTION_NAMES.map((name) => [name, set[name] ?? RETENTION[name].days])) as Record<
    RetentionName,
    number
  >

/** What is wrong with some days taken together; null when nothing is. */
export const retentionProblemOf = (days: RetentionDays): string | null => {
  if (days.assessmentInputs > days.assessments) {
    return 'assessmentInputs: what an assessment rests on cannot be kept longer than the assessment.'
  }
  return days.groupHours > days.groupDays ? 'groupHours: hours cannot be kept longer than days.' : null
}
