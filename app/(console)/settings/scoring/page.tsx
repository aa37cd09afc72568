import type { Metadata } from 'next'
import { ScoringScreen } from '@/components/scoring/scoring-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Scoring policy, Settings' }

export default function ScoringPage() {
  return <ScoringScreen />
}
