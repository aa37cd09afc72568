import type { GroupAssessmentDocument } from '@/lib/contracts/group'
import { formatCount } from '@/lib/view/format-number'
import { formatExpected, toneOfPrinted } from '@/lib/view/group-view'
import { toneColor } from '@/lib/view/tone'
import { ScoreTrack } from '../charts/score-track'
import { SeverityGlyph } from '../ui/severity-glyph'

type Props = {
  title: string
  question: string
  score: GroupAssessmentDocument['breachLikelihood']
  form: 'solid' | 'hollow'
  /** What the expected figure says, in a sentence. */
  meaning: string
}

/** One score of a group: how many devices it makes, the worst of them, and where the crowd stands. */
export function GroupScoreCard({ title, question, score, form, meaning }: Props) {
  const tone = toneOfPrinted(score.worst)
  const notAssessed = score.bands.notAssessed
  return (
    <section className="panel px-3.5 pt-2.5 pb-3" aria-label={`${title} of the group`}>
      <h2 className="text-small text-text-2">
        <b className="font-semibold text-text">{title}</b>&ensp;{question}
      </h2>
      <dl className="mt-1.5 flex flex-wrap items-end gap-x-7 gap-y-2">
        <div>
          <dt className="text-small text-text-3">Expected beyond the ordinary</dt>
          <dd className="text-score font-semibold tracking-[-0.035em]" style={{ color: toneColor(tone) }}>
            {score.worst === null ? '–' : formatExpected(score.expected)}
          </dd>
        </div>
        <Figure name="Worst" printed={score.worst} form={form} withGlyph />
        <Figure name="95 % score at most" printed={score.p95} form={form} />
      </dl>
      <p className="mt-1.5 text-small text-text-2">{meaning}</p>
      <p className={`mt-1.5 text-small text-text-2 ${notAssessed > 0 ? 'hatch rounded-cell px-1.5' : ''}`}>
        <span className={notAssessed > 0 ? 'rounded-cell bg-surface px-1' : ''}>
          {notAssessed === 0
            ? 'Every device is assessed'
            : `${formatCount(notAssessed)} not assessed, counted in none of these`}
        </span>
      </p>
    </section>
  )
}

type FigureProps = { name: string; printed: number | null; form: Props['form']; withGlyph?: boolean }

function Figure({ name, printed, form, withGlyph = false }: FigureProps) {
  const tone = toneOfPrinted(printed)
  return (
    <div>
      <dt className="text-small text-text-3">{name}</dt>
      <dd className="flex min-h-9 items-center gap-2">
        <ScoreTrack printed={printed} low={null} high={null} tone={tone} form={form} />
        {withGlyph ? <SeverityGlyph tone={tone} withWord /> : null}
      </dd>
    </div>
  )
}
