import type { Metadata } from 'next'
import { SampleScreen } from '@/components/sample/sample-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Sample data, Settings' }

export default function SamplePage() {
  return <SampleScreen />
}
