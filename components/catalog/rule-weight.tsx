import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { oddsText } from '@/lib/view/rule-words'

/** What a full finding does to the odds, and whether that was counted or is an expert's word. */
export function RuleWeight({ weight }: Pick<CatalogRuleDocument, 'weight'>) {
  return (
    <span className="whitespace-nowrap" title={`Log-odds ${weight.logOdds.toFixed(2)}, policy ${weight.policyVersion}`}>
      <span className="inline-block w-11 font-semibold">{oddsText(weight.logOdds)}</span>
      <span className="text-small text-text-3">{weight.source}</span>
    </span>
  )
}
