import type { Metadata } from 'next'
import { IngestScreen } from '@/components/ingest/ingest-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Ingest' }

export default function IngestPage() {
  return <IngestScreen />
}
