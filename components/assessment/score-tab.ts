import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { SUDDEN_QUESTION } from '@/lib/view/related-words'
import { toWaterfall, type WaterfallRow } from '@/lib/view/waterfall'

export type ScoreTab = 'breach' | 'threat'
/** What the panel explains: a score, or what moved both. */
export type WhyTab = ScoreTab | 'since'

/** The score a tab shows. */
export const scoreOf = <Breach, Threat>(
  { breachLikelihood, threatLevel }: { breachLikelihood: Breach; threatLevel: Threat },
  tab: ScoreTab,
): Breach | Threat => (tab === 'breach' ? breachLikelihood : threatLevel)

/** The rows of the waterfall of one score. */
export const waterfallOf = (
  assessment: AssessmentDocument,
  findings: readonly FindingDocument[],
  tab: ScoreTab,
  outside?: ReadonlySet<string>,
): WaterfallRow[] => {
  const score = scoreOf(assessment, tab)
  const byId = new Map(
    findings.map(({ id, rule, subject, summary, spread, evidenceCount }) => {
      const fact = spread === 'sudden' ? `${SUDDEN_QUESTION} ${summary}` : summary
      return [id, { title: rule.title, subject, summary: fact, evidenceCount }]
    }),
  )
  return toWaterfall(score.contributions, byId, score.printed ?? 0, outside)
}
