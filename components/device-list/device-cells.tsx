import Link from 'next/link'
import type { ReactNode } from 'react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName } from '@/lib/view/device-identity'
import { toneOfBand } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { ScoreTrack } from '../charts/score-track'
import { ChainStrip } from '../kill-chain/chain-strip'
import { Moment } from '../time/moment'

const WORD_CHARACTERS = 60
const REASON_CHARACTERS = 160
const TRACK_WIDTH = 72

/** A short word somebody else wrote, on one line; its whole is the tooltip. */
function Word({ text }: { text: string | null }) {
  if (text === null || text === '') return <span className="text-text-3">–</span>
  const shown = visibleText(text, WORD_CHARACTERS)
  return (
    <span className="block truncate text-text-2" title={shown}>
      {shown}
    </span>
  )
}

function Score({ score, form }: { score: DeviceDocument['breach']; form: 'solid' | 'hollow' }) {
  const { printed, low, high, band } = score
  return (
    <span className="max-sm:[&_svg]:hidden">
      <ScoreTrack printed={printed} low={low} high={high} tone={toneOfBand(band)} form={form} width={TRACK_WIDTH} />
    </span>
  )
}

function Reason({ text }: { text: string | null }) {
  if (text === null) return <span className="text-text-3">–</span>
  const shown = visibleText(text, REASON_CHARACTERS)
  return (
    <span className="block truncate" title={shown}>
      {shown}
    </span>
  )
}

function Name({ device }: { device: DeviceDocument }) {
  const name = deviceName(device)
  return (
    <Link
      href={deviceHref(device.id)}
      prefetch={false}
      title={name}
      className="block truncate font-medium underline-offset-2 hover:underline"
    >
      {name}
    </Link>
  )
}

/** What stands in each column, by its id. */
export const DEVICE_CELLS: Readonly<Record<string, (device: DeviceDocument) => ReactNode>> = {
  device: (device) => <Name device={device} />,
  group: ({ groupName }) => <Word text={groupName} />,
  site: ({ site }) => <Word text={site} />,
  type: ({ type }) => <Word text={type} />,
  vendor: ({ vendor }) => <Word text={vendor} />,
  model: ({ model }) => <Word text={model} />,
  firmware: ({ firmware }) => <Word text={firmware} />,
  criticality: ({ criticality }) => <Word text={criticality === 'unknown' ? null : criticality} />,
  stages: ({ stages }) => <ChainStrip statuses={stages} />,
  breach: ({ breach }) => <Score score={breach} form="solid" />,
  threat: ({ threat }) => <Score score={threat} form="hollow" />,
  reason: ({ strongestReason }) => <Reason text={strongestReason} />,
  seen: ({ lastRecordAt }) => (
    <span className="text-text-2">{lastRecordAt === null ? '–' : <Moment at={lastRecordAt} />}</span>
  ),
  born: ({ bornAt }) => (
    <span className="text-text-2">
      <Moment at={bornAt} />
    </span>
  ),
}
