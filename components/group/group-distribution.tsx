import type { GroupAssessmentDocument } from '@/lib/contracts/group'
import { bandOf } from '@/lib/domain/severity'
import { formatCount } from '@/lib/view/format-number'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'

type Score = GroupAssessmentDocument['breachLikelihood']
type Props = { breach: Score; threat: Score }

const STEP = 10
const HEIGHT_PX = 72

const rangeOf = (bin: number): string => `${String(bin * STEP)}–${bin === 9 ? '100' : String(bin * STEP + STEP - 1)}`

/** How the devices of the group are spread over both scores, in steps of ten. */
export function GroupDistribution({ breach, threat }: Props) {
  return (
    <Panel title="Where its devices stand" note="Assessed devices by score, in steps of ten">
      {breach.bins === null || threat.bins === null ? (
        <EmptyNote title="Not counted yet">It is counted with the next change of a device of the group.</EmptyNote>
      ) : (
        <div className="overflow-x-auto pb-2">
          <table className="data-table [&_td]:px-1! [&_td]:text-center [&_th]:px-1!">
            <caption className="sr-only">Assessed devices of the group by score</caption>
            <thead>
              <tr>
                <th scope="col" className="pl-3.5!">
                  Score
                </th>
                {breach.bins.map((_, bin) => (
                  <th key={bin} scope="col" className="text-center!">
                    {rangeOf(bin)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <BinRow name="Breach likelihood" bins={breach.bins} form="solid" />
              <BinRow name="Threat level" bins={threat.bins} form="hollow" />
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

type RowProps = { name: string; bins: readonly number[]; form: 'solid' | 'hollow' }

function BinRow({ name, bins, form }: RowProps) {
  const most = Math.max(1, ...bins)
  return (
    <tr>
      <th scope="row" className="pl-3.5! align-bottom font-normal whitespace-nowrap">
        {name}
      </th>
      {bins.map((devices, bin) => (
        <td key={bin} className="h-auto! align-bottom">
          <Bar share={devices / most} color={toneColor(toneOfBand(bandOf(bin * STEP)))} form={form} />
          <span className={devices === 0 ? 'text-text-3' : 'font-semibold'}>{formatCount(devices)}</span>
        </td>
      ))}
    </tr>
  )
}

/** A step is drawn in the band in which it begins; 20, 50 and 75 are the edges, so 70 to 79 begins high. */
function Bar({ share, color, form }: { share: number; color: string; form: RowProps['form'] }) {
  const height = share === 0 ? 0 : Math.max(3, share * HEIGHT_PX)
  const look = form === 'solid' ? { fill: color } : { fill: 'none', stroke: color, strokeWidth: 1.5 }
  return (
    <svg className="mx-auto block" width="26" height={HEIGHT_PX + 6} aria-hidden>
      {height === 0 ? null : <rect x="2" y={HEIGHT_PX + 4 - height} width="22" height={height} rx="2" {...look} />}
    </svg>
  )
}
