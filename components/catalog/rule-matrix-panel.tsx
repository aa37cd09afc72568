import Link from 'next/link'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import type { IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { formatCounted } from '@/lib/view/format-number'
import { ruleMatrix, type MatrixCell, type MatrixRow } from '@/lib/view/rule-matrix'
import { sourceKindName } from '@/lib/view/source-words'
import { stageName } from '@/lib/view/stage-name'
import { StageChip } from '../kill-chain/stage-chip'
import { Moment } from '../time/moment'
import { Panel } from '../ui/panel'

type Props = { rules: readonly CatalogRuleDocument[]; kinds: IngestStatusDocument['kinds'] }

/** What each source lets be seen of an attack, and which source would close which gap. */
export function RuleMatrixPanel({ rules, kinds }: Props) {
  return (
    <Panel title="What each source lets you see" note="Rules that read it. A rule needs one of its sources.">
      <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Stages by sources">
        <table className="data-table">
          <caption className="sr-only">Rules by stage and source</caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              {SOURCE_KINDS.map((kind) => (
                <th key={kind} scope="col" className="!text-center">
                  {sourceKindName(kind)}
                  <Heard kinds={kinds} kind={kind} />
                </th>
              ))}
              <th scope="col">Can be judged</th>
              <th scope="col">What closes the gap</th>
            </tr>
          </thead>
          <tbody>
            {ruleMatrix(rules, kinds).map((row) => (
              <StageRow key={row.stage} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <MatrixLegend />
    </Panel>
  )
}

function Heard({ kinds, kind }: Pick<Props, 'kinds'> & { kind: MatrixCell['kind'] }) {
  const at = kinds.find((entry) => entry.kind === kind)?.lastReceivedAt ?? null
  return <span className="block text-micro font-normal">{at === null ? 'not connected' : <Moment at={at} />}</span>
}

function StageRow({ row: { stage, rules, judged, cells, closes } }: { row: MatrixRow }) {
  return (
    <tr>
      <th scope="row" className="text-left">
        <Link
          href={`/catalog?stage=${stage}`}
          className="inline-flex min-h-6 items-center underline-offset-2 hover:underline"
        >
          <StageChip stage={stage} text="name" />
        </Link>
      </th>
      {cells.map((cell) => (
        <Cell key={cell.kind} cell={cell} />
      ))}
      <td className="whitespace-nowrap">
        <span className="font-semibold">{judged}</span> <span className="text-text-3">of {rules}</span>
      </td>
      <td className="whitespace-nowrap text-text-2">
        {closes === null ? (
          rules === 0 ? (
            `no rule for ${stageName(stage).toLowerCase()} yet`
          ) : (
            'no gap'
          )
        ) : (
          <>
            <span className="font-medium text-text">Connect {sourceKindName(closes.kind).toLowerCase()}</span>,{' '}
            {formatCounted(closes.rules, 'more rule')}
          </>
        )}
      </td>
    </tr>
  )
}

const LOOKS = {
  seen: 'bg-surface-3 font-semibold text-text',
  waiting: 'hatch text-text-2',
  none: 'text-text-3',
} as const

/** Rules of a stage that read a source: filled where it is connected, hatched where they wait for it. */
function Cell({ cell: { rules, isConnected } }: { cell: MatrixCell }) {
  const look = rules === 0 ? 'none' : isConnected ? 'seen' : 'waiting'
  return (
    <td className="!px-1 text-center">
      <span className={`mx-auto block h-7 min-w-16 rounded-cell leading-7 ${LOOKS[look]}`}>
        <span className={look === 'waiting' ? 'rounded-[3px] bg-surface px-1 text-small' : ''}>
          {rules}
          {look === 'waiting' ? <span className="sr-only"> waiting</span> : null}
        </span>
      </span>
    </td>
  )
}

function MatrixLegend() {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-border px-3.5 py-2 text-micro text-text-2">
      <span className="inline-flex items-center gap-1">
        <span aria-hidden className="h-2.5 w-3 rounded-[2px] bg-surface-3 inset-ring inset-ring-border" />
        connected
      </span>
      <span className="inline-flex items-center gap-1">
        <span aria-hidden className="hatch h-2.5 w-3 rounded-[2px] inset-ring inset-ring-border" />
        waiting for the source, not assessed
      </span>
      <span>0 no rule reads it there</span>
    </p>
  )
}
