import type { PolicyPreview } from '@/lib/contracts/policy'
import { formatCount } from '@/lib/view/format-number'
import { fleetMovesOf, isWholeFleet } from '@/lib/view/policy-preview'
import { toneOfBand } from '@/lib/view/tone'
import { SeverityGlyph } from '../ui/severity-glyph'

type Props = { title: string; preview: PolicyPreview; score: 'breach' | 'threat' }

const HEADS = ['Before', 'After', 'Enter', 'Leave'] as const

/** Devices in each band of a score before and after, and how many come and go. */
export function BandMoves({ title, preview, score }: Props) {
  const isExact = isWholeFleet(preview)
  const text = (count: number): string => (isExact || count === 0 ? formatCount(count) : `~ ${formatCount(count)}`)
  return (
    <table className="data-table self-start">
      <caption className="px-3.5 pb-1 text-left text-small font-semibold text-text-2">
        {title}: devices by band{isExact ? '' : ', estimated over the fleet'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Band</th>
          {HEADS.map((head) => (
            <th key={head} scope="col" className="text-right">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fleetMovesOf(preview, score).map(({ band, before, after, entering, leaving }) => (
          <tr key={band}>
            <th scope="row" className="font-normal">
              <SeverityGlyph tone={toneOfBand(band)} withWord />
            </th>
            <td className="text-right text-text-2">{text(before)}</td>
            <td className={`text-right ${before === after ? 'text-text-2' : 'font-semibold'}`}>{text(after)}</td>
            <td className="text-right">{text(entering)}</td>
            <td className="text-right">{text(leaving)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
