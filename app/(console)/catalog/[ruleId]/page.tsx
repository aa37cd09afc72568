import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RuleScreen } from '@/components/catalog/rule-screen'
import { ruleTitleOf } from '@/lib/server/services/read-catalog'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ ruleId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = ruleTitleOf((await params).ruleId)
  return { title: title === null ? 'No such rule, Catalog' : `${title}, Catalog` }
}

export default async function RulePage({ params }: Props) {
  const { ruleId } = await params
  const title = ruleTitleOf(ruleId)
  if (title === null) notFound()
  return <RuleScreen ruleId={ruleId} title={title} />
}
