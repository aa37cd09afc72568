import type { Metadata } from 'next'
import { GroupScreen } from '@/components/group/group-screen'
import { deviceIdOf } from '@/lib/view/device-href'
import { visibleText } from '@/lib/view/visible-text'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ groupId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { groupId } = await params
  return { title: `${visibleText(deviceIdOf(groupId), 80)}, Groups` }
}

export default async function GroupPage({ params }: Props) {
  const { groupId } = await params
  return <GroupScreen groupId={deviceIdOf(groupId)} />
}
