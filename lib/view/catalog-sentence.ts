import type { FindingKind } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import { formatCounted } from './format-number'

type TitledRule = { stage: KillChainStage; kind: FindingKind; measured: object | null }

/** What can we detect? The page's title. */
export const catalogTitle = (rules: readonly TitledRule[]): string => {
  const stages = new Set(rules.map(({ stage }) => stage)).size
  return `${formatCounted(rules.length, 'rule watches', 'rules watch')} ${formatCounted(stages, 'stage')} of an attack`
}

/** And how well? Under the title. */
export const catalogSubtitle = (rules: readonly TitledRule[]): string => {
  const indicators = rules.filter(({ kind }) => kind === 'indicator')
  const measured = indicators.filter((rule) => rule.measured !== null).length
  const kinds = `${formatCounted(indicators.length, 'indicator')}, ${formatCounted(rules.length - indicators.length, 'facilitator')}.`
  const how =
    measured === 0
      ? 'None is measured yet, experts weigh them.'
      : `${measured} of the indicators ${measured === 1 ? 'is' : 'are'} measured, experts weigh the rest.`
  return `${kinds} ${how}`
}
