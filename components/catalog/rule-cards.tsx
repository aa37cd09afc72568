import Link from 'next/link'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { formatCounted } from '@/lib/view/format-number'
import { ruleHref } from '@/lib/view/rule-href'
import { StageChip } from '../kill-chain/stage-chip'
import { KindGlyph } from './kind-glyph'
import { RuleWeight } from './rule-weight'

/** The rules where there is no room for a table. */
export function RuleCards({ rules }: { rules: readonly CatalogRuleDocument[] }) {
  return (
    <ul className="sm:hidden" aria-label="Detection rules">
      {rules.map((rule) => (
        <li key={rule.id} className="border-t border-border">
          <Link href={ruleHref(rule.id)} className="grid min-h-11 gap-1 px-3.5 py-2">
            <span className="flex items-center gap-2.5 font-medium">
              <KindGlyph kind={rule.kind} />
              {rule.title}
            </span>
            <span className="flex items-center gap-4 pl-5.5">
              <span className="w-24">
                <StageChip stage={rule.stage} text="short" />
              </span>
              <RuleWeight weight={rule.weight} />
              <span className="ml-auto text-small text-text-2">
                {rule.devices === null ? 'not counted yet' : formatCounted(rule.devices, 'device')}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
