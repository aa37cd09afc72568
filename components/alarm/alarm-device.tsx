'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { AlarmDocument } from '@/lib/contracts/alarm'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { deviceHref } from '@/lib/view/device-href'
import { formatPoints } from '@/lib/view/format-number'
import { toneOfBand } from '@/lib/view/tone'
import { foldWaterfall, lineName, toWaterfall } from '@/lib/view/waterfall'
import { ScoreTrack } from '../charts/score-track'
import { ChainStrip } from '../kill-chain/chain-strip'
import { assessmentQuery } from '../queries/device-queries'
import { QueryPanel } from '../ui/query-panel'

const LINES_SHOWN = 4

/** Both scores of the alarm's device as they are now, and what adds most to the one it was raised for. */
export function AlarmDevice({ alarm }: { alarm: AlarmDocument }) {
  const assessment = useQuery(assessmentQuery(alarm.subjectId, null))
  return (
    <section aria-label="The device now" className="mt-4">
      <QueryPanel query={assessment} label="The device's scores" shape="h-40">
        {(data) => (
          <>
            <dl className="facts mb-3">
              <Score title="Breach likelihood" score={data.breachLikelihood} form="solid" />
              <Score title="Threat level" score={data.threatLevel} form="hollow" />
              <dt>Stages</dt>
              <dd>
                <ChainStrip statuses={data.stages.map(({ status }) => status)} />
              </dd>
            </dl>
            <StrongestLines alarm={alarm} assessment={data} />
          </>
        )}
      </QueryPanel>
    </section>
  )
}

type ScoreProps = {
  title: string
  score: AssessmentDocument['threatLevel' | 'breachLikelihood']
  form: 'solid' | 'hollow'
}

function Score({ title, score: { printed, low, high, band }, form }: ScoreProps) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ScoreTrack printed={printed} low={low} high={high} tone={toneOfBand(band)} form={form} />
      </dd>
    </>
  )
}

function StrongestLines({ alarm, assessment }: { alarm: AlarmDocument; assessment: AssessmentDocument }) {
  const isThreat = alarm.cause === 'threat-band'
  const score = isThreat ? assessment.threatLevel : assessment.breachLikelihood
  if (score.printed === null) return null
  const findings = new Map(
    score.contributions.flatMap(({ kind, ruleId, findingId }) =>
      findingId === '' ? [] : [[findingId, { title: lineName(kind, ruleId), summary: '', evidenceCount: 1 }] as const],
    ),
  )
  const rows = toWaterfall(score.contributions, findings, score.printed).filter(({ findingId }) => findingId !== '')
  const { shown, folded } = foldWaterfall(rows, LINES_SHOWN)
  if (shown.length === 0) return null
  const more = folded.reduce((sum, { points }) => sum + points, 0)
  return (
    <>
      <h3 className="mb-1 text-small font-medium text-text-2">What pushes it to {score.printed}</h3>
      <ul className="grid gap-1">
        {shown.map((row) => (
          <li key={row.key} className="flex min-h-6 items-baseline gap-3">
            <Link
              href={`${deviceHref(alarm.subjectId)}?evidence=${encodeURIComponent(row.findingId)}`}
              className="min-h-6 min-w-0 flex-1 wrap-anywhere hover:underline"
            >
              {row.name}
            </Link>
            <span className="font-semibold">{formatPoints(row.points)}</span>
          </li>
        ))}
        {folded.length === 0 ? null : (
          <li className="flex text-text-2">
            <span className="flex-1">{folded.length} more</span>
            {formatPoints(more)}
          </li>
        )}
      </ul>
    </>
  )
}
