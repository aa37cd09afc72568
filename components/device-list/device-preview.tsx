'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName, identityAddresses } from '@/lib/view/device-identity'
import { toneOfBand } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { ScoreTrack } from '../charts/score-track'
import { ChainStrip } from '../kill-chain/chain-strip'
import { deviceQuery } from '../queries/device-queries'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { PreviewDrawer } from '../ui/preview-drawer'
import { QueryPanel } from '../ui/query-panel'
import { SeverityGlyph } from '../ui/severity-glyph'

type Props = { deviceId: string; takesFocus: boolean; onClose: () => void }

const REASON_CHARACTERS = 300
const WORD_CHARACTERS = 120

/** A device beside the list. Not modal: the list stays usable. */
export function DevicePreview({ deviceId, takesFocus, onClose }: Props) {
  const device = useQuery(deviceQuery(deviceId))
  return (
    <PreviewDrawer label="Preview" itemId={deviceId} takesFocus={takesFocus} onClose={onClose}>
      <QueryPanel query={device} label="This device" shape="h-80">
        {(data) => <PreviewBody device={data} />}
      </QueryPanel>
    </PreviewDrawer>
  )
}

function PreviewBody({ device }: { device: DeviceDocument }) {
  const { shown, more } = identityAddresses(device)
  return (
    <div className="min-h-0 overflow-y-auto px-3.5 pb-5">
      <h2 className="text-lead font-semibold wrap-anywhere">{deviceName(device)}</h2>
      <p className="mb-3 font-mono text-micro wrap-anywhere text-text-3">{visibleText(device.id, WORD_CHARACTERS)}</p>
      <dl className="facts">
        <PreviewScore title="Breach likelihood" score={device.breach} form="solid" />
        <PreviewScore title="Threat level" score={device.threat} form="hollow" />
        <dt>Stages</dt>
        <dd>
          <ChainStrip statuses={device.stages} />
        </dd>
        <dt>Strongest reason</dt>
        <dd>
          {device.strongestReason === null ? (
            'Nothing observed'
          ) : (
            <InertText raw={device.strongestReason} charactersMax={REASON_CHARACTERS} />
          )}
        </dd>
        <dt>Last record</dt>
        <dd>{device.lastRecordAt === null ? 'none yet' : <Moment at={device.lastRecordAt} />}</dd>
        <dt>Addresses</dt>
        <dd className="wrap-anywhere">
          {shown.length === 0 ? 'none known' : shown.join(', ')}
          {more > 0 ? ` and ${String(more)} more` : ''}
        </dd>
        <PreviewWords device={device} />
        <dt>Known since</dt>
        <dd>
          <Moment at={device.bornAt} />
        </dd>
      </dl>
      <Link href={deviceHref(device.id)} className="btn btn-primary mt-4 w-full">
        Open the device
      </Link>
    </div>
  )
}

type ScoreProps = { title: string; score: DeviceDocument['breach']; form: 'solid' | 'hollow' }

function PreviewScore({ title, score, form }: ScoreProps) {
  const { printed, low, high, band } = score
  const tone = toneOfBand(band)
  return (
    <>
      <dt>{title}</dt>
      <dd className="flex flex-wrap items-center gap-x-3">
        <ScoreTrack printed={printed} low={low} high={high} tone={tone} form={form} />
        <SeverityGlyph tone={tone} withWord />
      </dd>
    </>
  )
}

const WORDS = ['groupName', 'site', 'type', 'vendor', 'model', 'firmware', 'criticality'] as const
const TITLES = {
  groupName: 'Group',
  site: 'Site',
  type: 'Type',
  vendor: 'Vendor',
  model: 'Model',
  firmware: 'Firmware',
  criticality: 'Criticality',
} as const satisfies Record<(typeof WORDS)[number], string>

function PreviewWords({ device }: { device: DeviceDocument }) {
  return WORDS.map((word) => (
    <div key={word} className="contents">
      <dt>{TITLES[word]}</dt>
      <dd>{device[word] === null ? '–' : <InertText raw={device[word]} charactersMax={WORD_CHARACTERS} />}</dd>
    </div>
  ))
}
