import Link from 'next/link'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName } from '@/lib/view/device-identity'
import { toneOfBand } from '@/lib/view/tone'
import { ScoreTrack } from '../charts/score-track'
import { ChainStrip } from '../kill-chain/chain-strip'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { SeverityGlyph } from '../ui/severity-glyph'
import { AttentionTable, reasonOf, scoreOf } from './attention-table'

/** The devices to open first, as a table, or as cards on a phone. */
export function AttentionPanel({ devices }: { devices: readonly DeviceDocument[] }) {
  return (
    <Panel title="Look at these first" note="Ordered by breach likelihood" className="max-sm:order-1">
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

function AttentionCard({ device }: { device: DeviceDocument }) {
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
