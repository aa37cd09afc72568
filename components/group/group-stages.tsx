import type { GroupAssessmentDocument } from '@/lib/contracts/group'
import { formatCount } from '@/lib/view/format-number'
import { StageChip } from '../kill-chain/stage-chip'
import { Panel } from '../ui/panel'

type Props = { stages: GroupAssessmentDocument['stages']; devices: number }

/** How far it got in the group: devices with indicators and with facilitators on each stage. */
export function GroupStages({ stages, devices }: Props) {
  return (
    <Panel title="Kill chain" note="Devices with an active indicator, and with a facilitator, on each stage">
      <div className="overflow-x-auto">
        <table className="data-table stack">
          <caption className="sr-only">Devices of the group on each stage of the kill chain</caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col">With indicators</th>
              <th scope="col">With facilitators</th>
              <th scope="col">Assessed</th>
            </tr>
          </thead>
          <tbody>
            {stages.map(({ stage, indicators, facilitators, assessed }) => (
              <tr key={stage}>
                <th scope="row" data-label="Stage" className="font-normal">
                  <StageChip stage={stage} text="name" />
                </th>
                <td data-label="With indicators" className={indicators > 0 ? 'font-semibold' : 'text-text-3'}>
                  {assessed === 0 ? <NotAssessed /> : formatCount(indicators)}
                </td>
                <td data-label="With facilitators" className={facilitators > 0 ? '' : 'text-text-3'}>
                  {formatCount(facilitators)}
                </td>
                <td data-label="Assessed" className="text-text-2">
                  {formatCount(assessed)} of {formatCount(devices)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function NotAssessed() {
  return (
    <span className="hatch rounded-cell px-1.5 font-normal">
      <span className="rounded-cell bg-surface px-1 text-text-2">no source tells</span>
    </span>
  )
}
