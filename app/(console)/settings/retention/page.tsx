import type { Metadata } from 'next'
import { RetentionScreen } from '@/components/retention/retention-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Retention, Settings' }

export default function RetentionPage() {
  return <RetentionScreen />
}
