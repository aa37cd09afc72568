import Link from 'next/link'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { coverageBlocks } from '@/lib/view/coverage'
import { formatCounted, formatShare } from '@/lib/view/format-number'
import { ruleHref } from '@/lib/view/rule-href'
import { visibleText } from '@/lib/view/visible-text'
import { StageChip } from '../kill-chain/stage-chip'

const BLOCKS = 10

type Props = { coverage: number; notAssessed: AssessmentDocument['notAssessed'] }

/** How much of what could be checked was; opens the list of what was not, and why. */
export function CoverageDetails({ coverage, notAssessed }: Props) {
  const filled = coverageBlocks(coverage, BLOCKS)
  return (
    <details className="mt-1 text-small">
      <summary className="flex min-h-6 flex-wrap items-center gap-x-2 text-text-2">
        <span className="inline-flex gap-0.5" aria-hidden>
          {Array.from({ length: BLOCKS }, (_, index) => (
            <span
              key={index}
              className={`h-[9px] w-[7px] rounded-[1.5px] ${index < filled ? 'bg-text-2' : 'hatch inset-ring inset-ring-border-2'}`}
            />
          ))}
        </span>
        {formatShare(coverage)} covered
        <span className="text-accent underline-offset-2 hover:underline">
          {notAssessed.length === 0
            ? 'nothing is missing'
            : `${formatCounted(notAssessed.length, 'check')} not assessed`}
        </span>
      </summary>
      <ul className="max-h-52 overflow-y-auto py-1">
        {notAssessed.map(({ ruleId, title, stage, reason }) => (
          <li key={`${ruleId} ${stage}`} className="flex gap-2 py-1">
            <StageChip stage={stage} />
            <span className="min-w-0 wrap-anywhere">
              <Link href={ruleHref(ruleId)} className="font-medium underline-offset-2 hover:underline">
                {visibleText(title, 80)}
              </Link>{' '}
              <span className="text-text-2">{visibleText(reason, 200)}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
