'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { recordText } from '@/lib/view/judgement-words'
import { rateText } from '@/lib/view/measured-rate'
import { ruleHref } from '@/lib/view/rule-href'
import { ruleQuery } from '../queries/catalog-queries'
import { QueryPanel } from '../ui/query-panel'

/** How well a rule does: measured on captures, and as people here judged what it found. */
export function RuleRecord({ ruleId }: { ruleId: string }) {
  const rule = useQuery(ruleQuery(ruleId))
  return (
    <QueryPanel query={rule} label="How good this rule is" shape="h-12">
      {({ measured, judged }) => (
        <dl className="facts">
          <dt>Found</dt>
          <dd>{rateOf(measured?.found, measured?.infectedHosts, 'infected hosts')}</dd>
          <dt>False alarms</dt>
          <dd>{rateOf(measured?.falseAlarms, measured?.healthyDays, 'days of healthy devices')}</dd>
          <dt>Judged here</dt>
          <dd>
            {recordText(judged)}{' '}
            <Link href={ruleHref(ruleId)} className="text-accent underline underline-offset-2">
              The rule
            </Link>
          </dd>
        </dl>
      )}
    </QueryPanel>
  )
}

const rateOf = (hits = 0, n = 0, of: string): string => {
  const text = rateText(hits, n)
  return text === null ? 'not measured' : `${text} ${of}`
}
