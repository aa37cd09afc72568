import type { FleetSummaryDocument } from '@/lib/contracts/fleet'
import type { Band } from '@/lib/domain/severity'
import { formatCount } from '@/lib/view/format-number'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { Panel } from '../ui/panel'
import { SeverityGlyph } from '../ui/severity-glyph'

const BANDS = [
  ['critical', 'critical'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['not-assessed', 'notAssessed'],
] as const

type Props = { summary: Pick<FleetSummaryDocument, 'breachBands' | 'threatBands'> }

/** How the whole fleet, or a group of it, stands: devices per band of both scores. Bars share one scale. */
export function BandPanel({ summary }: Props) {
  const { breachBands: breach, threatBands: threat } = summary
  const most = Math.max(1, ...Object.values(breach), ...Object.values(threat))
  return (
    <Panel title="Devices by band">
      <table className="data-table [&_td]:px-1.5! [&_th]:px-1.5! [&_th:first-child]:pl-3.5!">
        <caption className="sr-only">Devices by band of breach likelihood and of threat level</caption>
        <thead>
          <tr>
            <th scope="col">Band</th>
            <th scope="col">Breach likelihood</th>
            <th scope="col">Threat level</th>
          </tr>
        </thead>
        <tbody>
          {BANDS.map(([band, key]) => (
            <tr key={band}>
              <th scope="row" className="h-[33px]! font-normal">
                <SeverityGlyph tone={toneOfBand(band)} withWord />
              </th>
              <BandCount band={band} count={breach[key]} most={most} form="solid" />
              <BandCount band={band} count={threat[key]} most={most} form="hollow" />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="px-3.5 pt-1.5 pb-3 text-micro text-text-3">
        Breach likelihood asks whether it has been compromised, threat level whether it will be. Not assessed is
        neither.
      </p>
    </Panel>
  )
}

const BAR_PX = 40

type CountProps = { band: Band; count: number; most: number; form: 'solid' | 'hollow' }

function BandCount({ band, count, most, form }: CountProps) {
  const color = toneColor(toneOfBand(band))
  const width = count === 0 ? 0 : Math.max(3, (count / most) * BAR_PX)
  const isUnknown = band === 'not-assessed'
  const look =
    form === 'solid' && !isUnknown
      ? { fill: color }
      : { fill: 'none', stroke: color, strokeWidth: 1.5, strokeDasharray: isUnknown ? '2.5 2' : 'none' }
  return (
    <td>
      <span className="inline-flex items-center gap-2">
        <span className="w-12 text-right font-semibold">{formatCount(count)}</span>
        <svg width={BAR_PX + 2} height="10" aria-hidden>
          {width === 0 ? null : <rect x="1" y="1" width={width} height="8" rx="2" {...look} />}
        </svg>
      </span>
    </td>
  )
}
