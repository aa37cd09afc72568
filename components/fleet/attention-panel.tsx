import Link from 'next/link'
import type { AttentionDocument } from '@/lib/contracts/fleet'
import { deviceHref } from '@/lib/view/device-href'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount } from '@/lib/view/format-number'
import { deviceName } from '@/lib/view/device-identity'
import { toneOfBand } from '@/lib/view/tone'
import { ScoreTrack } from '../charts/score-track'
import { ChainStrip } from '../kill-chain/chain-strip'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { SeverityGlyph } from '../ui/severity-glyph'
import { AttentionTable, reasonOf, scoreOf } from './attention-table'

type Props = {
  devices: readonly AttentionDocument[]
  /** How many are high or critical. */
  breached: number
}

/** The devices to open first, as a table, or as cards on a phone. */
export function AttentionPanel({ devices, breached }: Props) {
  return (
    <Panel
      title="Look at these first"
      note="Ordered by breach likelihood, then criticality"
      className="max-sm:order-1"
      actions={
        <Link href={devicesHref(['is', 'breached'])} className="text-accent underline-offset-2 hover:underline">
          All {formatCount(breached)} high or critical
        </Link>
      }
    >
      {devices.length === 0 ? (
        <EmptyNote title="No device is at medium breach likelihood or above">
          What is not assessed is not listed here: the tile above counts it.
        </EmptyNote>
      ) : (
        <>
          <div className="overflow-x-auto max-sm:hidden">
            <AttentionTable devices={devices} />
          </div>
          <ul className="sm:hidden">
            {devices.map((device) => (
              <AttentionCard key={device.id} device={device} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function AttentionCard({ device }: { device: AttentionDocument }) {
  return (
    <li className="border-t border-border">
      <Link
        href={deviceHref(device.id)}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2.5 gap-y-1.5 px-3.5 py-2.5"
      >
        <span className="truncate font-medium">{deviceName(device)}</span>
        <SeverityGlyph tone={toneOfBand(device.breach.band)} withWord />
        <span className="line-clamp-2 text-small text-text-2 wrap-anywhere">{reasonOf(device)}</span>
        <ScoreTrack {...scoreOf(device.breach)} form="solid" width={44} />
        <ChainStrip statuses={device.stages} />
        <ScoreTrack {...scoreOf(device.threat)} form="hollow" width={44} />
      </Link>
    </li>
  )
}
