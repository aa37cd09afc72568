'use client'

import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceName, identityAddresses, identityParts } from '@/lib/view/device-identity'
import { formatAge } from '@/lib/view/format-time'
import type { TimeRange } from '@/lib/view/time-range'
import { queryKeys } from '../queries/query-keys'
import { useNow } from '../time/use-now'
import { AsOfNote } from './as-of-note'
import { RangeControl } from './range-control'

type Props = {
  device: DeviceDocument
  /** The moment the shown assessment speaks of; null while it is on its way. */
  asOf: string | null
  /** The moment asked for; null: now. */
  at: number | null
  readAt: number
  range: TimeRange
  rangeText: string
  onAt: (at: number | null) => void
  onRange: (text: string) => void
}

/** Who the device is, how fresh our picture of it is, and which time is looked at. */
export function DeviceHeader({ device, asOf, at, readAt, range, rangeText, onAt, onRange }: Props) {
  const { shown, more } = identityAddresses(device)
  return (
    <header className="mb-2.5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-title font-semibold tracking-[-0.012em] wrap-anywhere">{deviceName(device)}</h1>
          <ul className="flex flex-wrap gap-x-3 text-small text-text-2 [&>li:not(:last-child)]:after:ml-3 [&>li:not(:last-child)]:after:text-text-3 [&>li:not(:last-child)]:after:content-['·']">
            {identityParts(device).map((part) => (
              <li key={part} className="wrap-anywhere">
                {part}
              </li>
            ))}
            {shown.map((address) => (
              <li key={address} className="font-mono wrap-anywhere">
                {address}
              </li>
            ))}
            {more > 0 ? <li>{more} more addresses</li> : null}
          </ul>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Freshness device={device} />
          <RangeControl text={rangeText} range={range} onRange={onRange} />
        </div>
      </div>
      <AsOfNote device={device} asOf={asOf} at={at} readAt={readAt} onAt={onAt} />
    </header>
  )
}

function Freshness({ device }: { device: DeviceDocument }) {
  const now = useNow()
  const client = useQueryClient()
  const text =
    device.lastRecordAt === null ? 'no record yet' : `last record ${formatAge(Date.parse(device.lastRecordAt), now)}`
  return (
    <span className="inline-flex items-center gap-1">
      <span className="chip">{text}</span>
      <button
        type="button"
        className="btn btn-quiet"
        aria-label="Refresh this device"
        onClick={() => void client.invalidateQueries({ queryKey: queryKeys.device(device.id) })}
      >
        <RefreshCw size={14} aria-hidden />
      </button>
    </span>
  )
}
