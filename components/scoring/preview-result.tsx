import Link from 'next/link'
import type { PolicyPreview } from '@/lib/contracts/policy'
import { deviceHref } from '@/lib/view/device-href'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { lookedAtText, previewSentence } from '@/lib/view/policy-preview'
import { InertText } from '../ui/inert-text'
import { BandMoves } from './band-moves'

type Props = { preview: PolicyPreview; versus: string }

const NAME_MAX = 64

/** What a change would do: who enters and leaves each band, and who moves most. */
export function PreviewResult({ preview, versus }: Props) {
  const { notRepeatable } = preview
  return (
    <div className="grid gap-2 border-t border-border pt-3 pb-4" role="region" aria-label="What it does to the fleet">
      <p role="status" className="px-3.5 font-medium">
        {previewSentence(preview)}
      </p>
      <p className="px-3.5 text-small text-text-2">
        {versus}. {lookedAtText(preview)}{' '}
        {notRepeatable === 0
          ? ''
          : `${formatCounted(notRepeatable, 'device')} could not be scored anew: what their assessments rest on is no longer kept. `}
        Findings, evidence and what was assessed before stay as they are.
      </p>
      <div className="grid gap-x-4 lg:grid-cols-2">
        <BandMoves title="Breach likelihood" preview={preview} score="breach" />
        <BandMoves title="Threat level" preview={preview} score="threat" />
      </div>
      {preview.movers.length === 0 ? null : <Movers preview={preview} />}
    </div>
  )
}

function Movers({ preview: { movers, moved } }: Pick<Props, 'preview'>) {
  return (
    <div>
      <h3 className="px-3.5 text-small font-semibold text-text-2">
        {moved > movers.length
          ? `The ${formatCount(movers.length)} of ${formatCount(moved)} that move most`
          : 'Who moves'}
      </h3>
      <table className="data-table stack">
        <caption className="sr-only">Devices whose scores move most</caption>
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col">Breach likelihood</th>
            <th scope="col">Threat level</th>
          </tr>
        </thead>
        <tbody>
          {movers.map(({ deviceId, name, ...scores }) => (
            <tr key={deviceId}>
              <th scope="row" data-label="Device" className="text-base font-medium wrap-anywhere text-text">
                <Link href={deviceHref(deviceId)} className="underline-offset-2 hover:underline">
                  <InertText raw={name} charactersMax={NAME_MAX} />
                </Link>
              </th>
              <Move label="Breach likelihood" before={scores.breachBefore} after={scores.breachAfter} />
              <Move label="Threat level" before={scores.threatBefore} after={scores.threatAfter} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const scoreText = (score: number | null): string => (score === null ? 'not assessed' : String(score))

function Move({ label, before, after }: { label: string; before: number | null; after: number | null }) {
  return (
    <td data-label={label} className={before === after ? 'text-text-2' : 'font-semibold'}>
      {before === after ? scoreText(after) : `${scoreText(before)} → ${scoreText(after)}`}
    </td>
  )
}
