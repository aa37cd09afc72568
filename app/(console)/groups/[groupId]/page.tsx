import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GroupScreen } from '@/components/group/group-screen'
import { getPool } from '@/lib/server/db'
import { findGroup } from '@/lib/server/services/read-groups'
import { deviceIdOf } from '@/lib/view/device-href'
import { visibleText } from '@/lib/view/visible-text'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ groupId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // Here, unlike in a page, Next.js hands the segment over decoded.
  const { groupId } = await params
  return { title: `${visibleText(groupId, 80)}, Groups` }
}

export default async function GroupPage({ params }: Props) {
  const groupId = deviceIdOf((await params).groupId)
  if ((await findGroup(getPool(), groupId)) === null) notFound()
  return <GroupScreen groupId={groupId} />
}
