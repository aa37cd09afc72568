import type { AssessmentDifferenceDocument } from '@/lib/contracts/difference'
import type { FindingDocument } from '@/lib/contracts/finding'
import { formatPoints } from '@/lib/view/format-number'
import { roundPoints } from '@/lib/view/round-points'
import { lineName } from '@/lib/view/waterfall'
import { StageChip } from '../kill-chain/stage-chip'
import { InertText } from '../ui/inert-text'

type Score = AssessmentDifferenceDocument['breachLikelihood'] | AssessmentDifferenceDocument['threatLevel']
type Props = { title: string; score: Score; findingById: ReadonlyMap<string, FindingDocument> }

const SUBJECT_CHARACTERS_MAX = 60
const LINES_SHOWN = 12

const figureOf = (printed: number | null): string => (printed === null ? 'not assessed' : String(printed))

/** Why a score is another than it was: its lines, whose printed points sum to the printed change. */
export function DifferenceTable({ title, score, findingById }: Props) {
  const { before, after, change, lines } = score
  const printedChange = (after.printed ?? 0) - (before.printed ?? 0)
  const rounded = roundPoints(
    lines.map(({ delta }) => delta),
    printedChange,
  )
  const rows = lines
    .map((line, index) => ({ ...line, points: rounded[index] ?? 0 }))
    .filter(({ points }) => points !== 0)
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="px-3.5 py-1.5 text-small">
        <b className="font-semibold">{title}</b>{' '}
        <span className="text-text-2">
          {figureOf(before.printed)} → {figureOf(after.printed)}
        </span>
      </h3>
      {change === null ? (
        <p className="px-3.5 pb-3 text-small text-text-2">
          It was not assessed at one of the two times, so there are no lines to compare.
        </p>
      ) : rows.length === 0 ? (
        <p className="px-3.5 pb-3 text-small text-text-2">Nothing moved it by a point.</p>
      ) : (
        <table className="data-table">
          <caption className="sr-only">{title}: what changed, in points</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="text-right">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, LINES_SHOWN).map(({ kind, ruleId, findingId, subject, stage, points }) => (
              <tr key={`${kind}${ruleId}${findingId}`}>
                <th scope="row" className="font-normal whitespace-normal">
                  <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                    {stage === '' ? null : <StageChip stage={stage} />}
                    {findingById.get(findingId)?.rule.title ?? lineName(kind, ruleId)}
                    <span className="font-mono text-small wrap-anywhere text-text-2">
                      <InertText
                        raw={findingById.get(findingId)?.subject ?? subject}
                        charactersMax={SUBJECT_CHARACTERS_MAX}
                      />
                    </span>
                  </span>
                </th>
                <td className="text-right font-semibold whitespace-nowrap">{formatPoints(points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
