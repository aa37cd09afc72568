import type { Metadata } from 'next'
import { DeviceScreen } from '@/components/device/device-screen'
import { deviceIdOf } from '@/lib/view/device-href'
import { visibleText } from '@/lib/view/visible-text'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ deviceId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // Here, unlike in a page, Next.js hands the segment over decoded.
  const { deviceId } = await params
  return { title: `${visibleText(deviceId, 80)}, Devices` }
}

export default async function DevicePage({ params }: Props) {
  const { deviceId } = await params
  return <DeviceScreen deviceId={deviceIdOf(deviceId)} />
}
