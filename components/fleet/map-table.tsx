import Link from 'next/link'
import type { FleetMapDocument } from '@/lib/contracts/fleet'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount } from '@/lib/view/format-number'
import { toneOfBand, toneWord } from '@/lib/view/tone'
import { SeverityGlyph } from '../ui/severity-glyph'

const HIGHEST_FIRST = ['critical', 'high', 'medium', 'low', 'not-assessed'] as const
const LOWEST_FIRST = ['low', 'medium', 'high', 'critical', 'not-assessed'] as const

/** The map's twin: devices by both bands, each count a link to them. */
export function MapTable({ pairs }: { pairs: FleetMapDocument['pairs'] }) {
  const countOf = (breach: string, threat: string): number =>
    pairs.find((pair) => pair.breach === breach && pair.threat === threat)?.devices ?? 0
  return (
    <div className="overflow-x-auto">
      <table className="data-table [&_td]:px-1.5! [&_th]:px-1.5! [&_th:first-child]:pl-3.5!">
        <caption className="sr-only">Devices by band of breach likelihood (rows) and of threat level (columns)</caption>
        <thead>
          <tr>
            <th scope="col">Breach by threat</th>
            {LOWEST_FIRST.map((threat) => (
              <th key={threat} scope="col" className="text-right">
                {toneWord(toneOfBand(threat))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HIGHEST_FIRST.map((breach) => (
            <tr key={breach}>
              <th scope="row" className="font-normal">
                <SeverityGlyph tone={toneOfBand(breach)} withWord />
              </th>
              {LOWEST_FIRST.map((threat) => (
                <td key={threat} className="text-right">
                  <PairCount breach={breach} threat={threat} devices={countOf(breach, threat)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PairCount({ breach, threat, devices }: FleetMapDocument['pairs'][number]) {
  if (devices === 0) return <span className="text-text-3">0</span>
  return (
    <Link
      href={devicesHref(['breach', breach], ['threat', threat])}
      prefetch={false}
      className="font-semibold underline-offset-2 hover:underline"
    >
      {formatCount(devices)}
    </Link>
  )
}
