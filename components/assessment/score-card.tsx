import type { ReactNode } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { COVERAGE_FOR_NUMBER } from '@/lib/view/coverage'
import { formatInterval } from '@/lib/view/format-number'
import type { ScoreChange } from '@/lib/view/score-history'
import { toneColor, toneOfBand, toneWord } from '@/lib/view/tone'
import { BandTrack } from '../charts/band-track'
import { SeverityGlyph } from '../ui/severity-glyph'
import { Moment } from '../time/moment'
import { CoverageDetails } from './coverage-details'

type Score = Pick<AssessmentDocument['breachLikelihood'], 'printed' | 'low' | 'high' | 'band' | 'coverage'>

type Props = {
  title: string
  question: string
  score: Score
  form: 'solid' | 'hollow'
  change: ScoreChange | null
  notAssessed: AssessmentDocument['notAssessed']
  note?: ReactNode
}

/** One of the two scores: the number, its band, how it moved, how sure it is, and what it could not see. */
export function ScoreCard({ title, question, score, form, change, notAssessed, note }: Props) {
  const tone = toneOfBand(score.band)
  const spoken = score.printed === null ? 'not assessed' : `${score.printed} of 100, ${toneWord(tone).toLowerCase()}`
  return (
    <section className="panel px-3.5 pt-2.5 pb-2" aria-label={`${title} ${spoken}`}>
      <h2 className="text-small text-text-2">
        <b className="font-semibold text-text">{title}</b>&ensp;{question}
      </h2>
      <div className="mt-px flex items-center gap-3">
        <span
          className="shrink-0 text-score font-semibold tracking-[-0.035em] whitespace-nowrap"
          style={{ color: toneColor(tone) }}
        >
          {figureOf(score)}
        </span>
        <div className="min-w-0 text-small">
          <p className="flex flex-wrap items-center gap-x-2.5">
            <SeverityGlyph tone={tone} withWord />
            {change === null ? null : <ChangeNote change={change} />}
          </p>
          {score.low === null || score.high === null ? null : (
            <p className="text-text-2">interval {formatInterval(score.low, score.high)}</p>
          )}
          {note}
        </div>
      </div>
      <BandTrack printed={score.printed} low={score.low} high={score.high} tone={tone} form={form} />
      <CoverageDetails coverage={score.coverage} notAssessed={notAssessed} />
    </section>
  )
}

/** Where too little was seen for a number, its interval stands in its place (design 5). */
const figureOf = ({ printed, low, high, coverage }: Score): string => {
  if (printed === null || low === null || high === null) return '–'
  return coverage < COVERAGE_FOR_NUMBER ? formatInterval(low, high) : printed.toString()
}

function ChangeNote({ change }: { change: ScoreChange }) {
  const isRise = change.delta > 0
  return (
    <span className="text-text-2">
      <span aria-hidden>{isRise ? '▲' : '▼'}</span>
      <span className="sr-only">{isRise ? 'up' : 'down'}</span> {Math.abs(change.delta)} since{' '}
      <Moment at={change.since} />
    </span>
  )
}
