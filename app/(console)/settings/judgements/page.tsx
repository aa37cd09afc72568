import type { Metadata } from 'next'
import { JudgementScreen } from '@/components/judgement/judgement-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Judgements, Settings' }

export default function JudgementsPage() {
  return <JudgementScreen />
}
