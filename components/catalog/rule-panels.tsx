import Link from 'next/link'
import type { ReactNode } from 'react'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { ruleHref } from '@/lib/view/rule-href'
import { outcomeWords } from '@/lib/view/rule-words'
import { sourceNames } from '@/lib/view/source-words'
import { StageChip } from '../kill-chain/stage-chip'
import { Panel } from '../ui/panel'

type Props = { rule: CatalogRuleDocument }

/** Why it matters, what to do, and where the rule comes from. */
export function RuleReasons({ rule }: Props) {
  const { technique } = rule
  return (
    <Panel title="Why it matters">
      <div className="grid max-w-[80ch] gap-3 px-3.5 pb-4">
        <p>{rule.rationale}</p>
        <Section title="What to do">{rule.remedy}</Section>
        <Section title="Where the rule and its thresholds come from">{rule.source}</Section>
        <Section title="Technique">
          {technique.id} {technique.name} (MITRE ATT&amp;CK)
        </Section>
        <Section title="It is judged where one of these is connected">{sourceNames(rule.needs)}</Section>
      </div>
    </Panel>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-small font-semibold text-text-2">{title}</h3>
      <p className="wrap-anywhere">{children}</p>
    </div>
  )
}

/** The three things it can say of a device, in words. */
export function RuleOutcomes({ rule }: Props) {
  const words = outcomeWords(rule)
  const isIndicator = rule.kind === 'indicator'
  return (
    <Panel title="What it can say of a device">
      <dl className="grid max-w-[80ch] grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-2.5 px-3.5 pb-4">
        <Outcome name="Found" mark={isIndicator ? 'bg-text' : 'inset-ring-2 inset-ring-text'}>
          {words.found}
        </Outcome>
        <Outcome name="Clear" mark="inset-ring inset-ring-border-2">
          {words.clear}
        </Outcome>
        <Outcome name="Not assessed" mark="hatch inset-ring inset-ring-border-2">
          {words.notAssessed}
        </Outcome>
      </dl>
    </Panel>
  )
}

function Outcome({ name, mark, children }: { name: string; mark: string; children: ReactNode }) {
  return (
    <>
      <dt className="flex items-start gap-2 font-medium">
        <span aria-hidden className={`mt-1 size-3 shrink-0 rounded-[3px] ${mark}`} />
        {name}
      </dt>
      <dd className="text-text-2">{children}</dd>
    </>
  )
}

/** What it makes more believable, and what makes it so. */
export function RuleRelations({ rule: { enables, enabledBy, kind } }: Props) {
  const related = kind === 'facilitator' ? enables : enabledBy
  const none =
    kind === 'facilitator'
      ? 'No indicator becomes more believable by it.'
      : 'No facilitator of a device makes it more believable.'
  return (
    <Panel title={kind === 'facilitator' ? 'Makes more believable' : 'More believable with'}>
      {related.length === 0 ? (
        <p className="px-3.5 pb-4 text-text-2">{none}</p>
      ) : (
        <ul className="pb-2">
          {related.map(({ id, title, stage }) => (
            <li key={id} className="border-t border-border">
              <Link
                href={ruleHref(id)}
                className="flex min-h-9 items-center gap-2.5 px-3.5 hover:bg-surface-2 max-sm:min-h-11"
              >
                <StageChip stage={stage} />
                <span className="min-w-0 text-accent">{title}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
