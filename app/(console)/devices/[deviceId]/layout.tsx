import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { getPool } from '@/lib/server/db'
import { findDevice } from '@/lib/server/services/require-device'
import { deviceHref, deviceIdOf } from '@/lib/view/device-href'

type Props = { params: Promise<{ deviceId: string }>; children: ReactNode }

/** Outside the page's loading state, so that an unknown device is answered with 404 and a merged one leads on. */
export default async function DeviceLayout({ params, children }: Props) {
  const { deviceId } = await params
  const device = await findDevice(getPool(), deviceIdOf(deviceId))
  if (device === null) notFound()
  if (device.mergedInto !== null) redirect(deviceHref(device.mergedInto))
  return children
}
