import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { CALLED } from '@/lib/view/judgement-words'
import { visibleText } from '@/lib/view/visible-text'
import type { TimelineFinding } from '@/lib/view/timeline-finding'

/** A finding of the API as the timeline draws it. */
export const toTimelineFinding = (finding: FindingDocument): TimelineFinding => ({
  id: finding.id,
  ruleId: finding.rule.id,
  kind: finding.kind,
  stage: finding.stage,
  severity: finding.severity,
  title: `${visibleText(finding.rule.title, 80)}${finding.verdict === null ? '' : `, ${CALLED[finding.verdict]}`}`,
  subject: visibleText(finding.subject, 80),
  count: finding.count,
  firstSeenAt: Date.parse(finding.firstSeenAt),
  lastSeenAt: Date.parse(finding.lastSeenAt),
  closedAt: finding.closedAt === null ? null : Date.parse(finding.closedAt),
})

/** Why a stage was not assessed, in the words of its first check. */
export const reasonByStage = (assessment: AssessmentDocument): ReadonlyMap<string, string> =>
  new Map([...assessment.notAssessed].reverse().map(({ stage, reason }) => [stage, visibleText(reason, 160)]))
