'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { familyName } from '@/lib/view/rule-words'
import { toneOfSeverity } from '@/lib/view/tone'
import { StageChip } from '../kill-chain/stage-chip'
import { ruleQuery } from '../queries/catalog-queries'
import { QueryPanel } from '../ui/query-panel'
import { SeverityGlyph } from '../ui/severity-glyph'
import { KindGlyph } from './kind-glyph'
import { RuleOutcomes, RuleReasons, RuleRelations } from './rule-panels'
import { RuleStrength } from './rule-strength'

/** One rule: what it looks for, why, how much it counts and how well it does. */
export function RuleScreen({ ruleId, title }: { ruleId: string; title: string }) {
  const rule = useQuery(ruleQuery(ruleId))
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      <header className="mb-2.5">
        <Link
          href="/catalog"
          className="inline-flex min-h-6 items-center text-small text-text-2 underline-offset-2 hover:underline max-sm:min-h-11"
        >
          Catalog
        </Link>
        <h1 className="text-title font-semibold tracking-[-0.012em]">{title}</h1>
        {rule.data === undefined ? null : <RuleIdentity rule={rule.data} />}
      </header>
      <QueryPanel query={rule} label="This rule" shape="h-[60dvh]" frame="panel">
        {(data) => (
          <div className="grid gap-2.5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div className="grid content-start gap-2.5">
              <RuleReasons rule={data} />
              <RuleOutcomes rule={data} />
            </div>
            <div className="grid content-start gap-2.5">
              <RuleStrength rule={data} />
              <RuleRelations rule={data} />
            </div>
          </div>
        )}
      </QueryPanel>
    </main>
  )
}

function RuleIdentity({ rule }: { rule: CatalogRuleDocument }) {
  return (
    <ul className="mt-0.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-text-2">
      <li>
        <KindGlyph kind={rule.kind} withWord />
      </li>
      <li>
        <StageChip stage={rule.stage} text="name" />
      </li>
      <li>
        <SeverityGlyph tone={toneOfSeverity(rule.severity)} withWord />
      </li>
      <li>{familyName(rule.family)}</li>
      <li className="font-mono">{rule.id}</li>
    </ul>
  )
}
