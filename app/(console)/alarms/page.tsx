import type { Metadata } from 'next'
import { AlarmScreen } from '@/components/alarm/alarm-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Alarms' }

export default function AlarmsPage() {
  return <AlarmScreen />
}
