import type { FindingState, TrackedFinding } from './device-state'

/** What of a finding may change after it was opened, apart from its evidence. */
const CHANGING = [
  'confidence',
  'scoredConfidence',
  'lastSeenAt',
  'firstSeenAt',
  'count',
  'severity',
  'exposure',
  'closedAt',
  'summary',
] as const satisfies readonly (keyof FindingState)[]

const isSameVerdict = ({ verdict: a }: FindingState, { verdict: b }: FindingState): boolean =>
  a === null || b === null ? a === b : a.verdict === b.verdict && a.at === b.at && a.until === b.until

const isSame = (a: FindingState, b: FindingState): boolean =>
  CHANGING.every((field) => a[field] === b[field]) && isSameVerdict(a, b)

const isSameSettled = (a: FindingState | null, b: FindingState | null): boolean =>
  a === null || b === null ? a === b : isSame(a, b)

/** Which findings must be written and which withdrawn (opened in a minute that ended otherwise). */
export const changedFindings = (
  before: readonly TrackedFinding[],
  after: readonly TrackedFinding[],
): { write: TrackedFinding[]; remove: string[] } => {
  if (before.length === 0 && after.length === 0) return { write: [], remove: [] }
  const beforeById = new Map(before.map((tracked) => [tracked.current.id, tracked]))
  const afterIds = new Set(after.map(({ current }) => current.id))
  const write = after.filter((tracked) => {
    const known = beforeById.get(tracked.current.id)
    if (known === undefined) return true
    const isUnchanged = isSame(known.current, tracked.current) && isSameSettled(known.settled, tracked.settled)
    return !isUnchanged || known.current.evidence !== tracked.current.evidence
  })
  return { write, remove: before.filter(({ current }) => !afterIds.has(current.id)).map(({ current }) => current.id) }
}
