'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { visibleText } from '@/lib/view/visible-text'
import { deviceQuery } from '../queries/device-queries'
import { QueryPanel } from '../ui/query-panel'
import { DeviceView } from './device-view'

/** The page of one device: is it compromised, how do we know, what now? */
export function DeviceScreen({ deviceId }: { deviceId: string }) {
  const device = useQuery(deviceQuery(deviceId))
  const body = (
    <QueryPanel
      query={device}
      label="This device"
      shape="h-[70dvh]"
      frame="panel"
      failureExtra={
        <Link href="/fleet" className="btn">
          Open the fleet
        </Link>
      }
    >
      {(data) => <DeviceView device={data} readAt={device.dataUpdatedAt} />}
    </QueryPanel>
  )
  if (device.data !== undefined) return body
  return (
    <main id="main" tabIndex={-1} className="px-4 pt-3 outline-none max-sm:px-3">
      <h1 className="mb-2.5 text-title font-semibold wrap-anywhere">{visibleText(deviceId, 80)}</h1>
      {body}
    </main>
  )
}
