import type { Metadata } from 'next'
import { DeviceListScreen } from '@/components/device-list/device-list-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Devices' }

export default function DevicesPage() {
  return <DeviceListScreen />
}
