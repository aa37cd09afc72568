import type { Metadata } from 'next'
import { WebhookScreen } from '@/components/webhook/webhook-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Notifications, Settings' }

export default function NotificationsPage() {
  return <WebhookScreen />
}
