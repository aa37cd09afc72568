import Link from 'next/link'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import type { IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { formatCounted } from '@/lib/view/format-number'
import { ruleMatrix, type MatrixCell, type MatrixRow, type MatrixState } from '@/lib/view/rule-matrix'
import { sourceKindName } from '@/lib/view/source-words'
import { stageName } from '@/lib/view/stage-name'
import { StageChip } from '../kill-chain/stage-chip'
import { Moment } from '../time/moment'
import { Panel } from '../ui/panel'

type Props = { rules: readonly CatalogRuleDocument[]; kinds: IngestStatusDocument['kinds'] }

/** What each source lets be seen of an attack, and which source would close which gap. */
export function RuleMatrixPanel({ rules, kinds }: Props) {
  return (
    <Panel
      title="What each source lets you see"
      note="Rules that read it. A rule needs one of its sources."
      actions={<MatrixExport />}
    >
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
  connected: 'bg-surface-3 font-semibold text-text',
  gap: 'hatch text-text',
  elsewhere: 'text-text-2 inset-ring inset-ring-border',
  'no-rule': 'text-text-3',
} as const satisfies Record<MatrixState, string>

/** Rules of a stage that read a source; where some wait for it alone, it says that it is a gap. */
function Cell({ cell: { rules, waiting, state } }: { cell: MatrixCell }) {
  return (
    <td className="!px-1 text-center">
      <span className={`mx-auto block h-7 min-w-16 rounded-cell leading-7 whitespace-nowrap ${LOOKS[state]}`}>
        {state === 'gap' ? (
          <span className="rounded-[3px] bg-surface px-1 text-small">
            gap, {waiting} of {rules}
          </span>
        ) : (
          rules
        )}
        {state === 'elsewhere' ? <span className="sr-only"> judged by another source</span> : null}
      </span>
    </td>
  )
}

const LEGEND = [
  ['bg-surface-3 inset-ring inset-ring-border', 'connected'],
  ['hatch inset-ring inset-ring-border', 'gap: rules wait for this source and are not assessed'],
  ['inset-ring inset-ring-border', 'not connected, another source judges them'],
] as const

function MatrixLegend() {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-border px-3.5 py-2 text-micro text-text-2">
      {LEGEND.map(([look, text]) => (
        <span key={text} className="inline-flex items-center gap-1">
          <span aria-hidden className={`h-2.5 w-3 rounded-[2px] ${look}`} />
          {text}
        </span>
      ))}
      <span>0 no rule reads it there</span>
    </p>
  )
}

/** The matrix as files: the server makes them, of the rules and sources as they are then. */
function MatrixExport() {
  return (
    <>
      <a className="btn" href="/api/v1/exports/catalog-matrix?format=csv" download>
        Export CSV
      </a>
      <a className="btn" href="/api/v1/exports/catalog-matrix?format=json" download="vedette-matrix.json">
        Export JSON
      </a>
    </>
  )
}
