import type { Metadata } from 'next'
import { TokenScreen } from '@/components/token/token-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Tokens, Settings' }

export default function TokensPage() {
  return <TokenScreen />
}
