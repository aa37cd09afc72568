import type { Metadata } from 'next'
import { GroupListScreen } from '@/components/group/group-list-screen'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Groups' }

export default function GroupsPage() {
  return <GroupListScreen />
}
