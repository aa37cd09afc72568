'use client'

import { useQuery } from '@tanstack/react-query'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { sourceMatrix, type SourceCell } from '@/lib/view/source-matrix'
import { stageName } from '@/lib/view/stage-name'
import { StageChip } from '../kill-chain/stage-chip'
import { rulesQuery } from '../queries/catalog-queries'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'

const WORDS = { most: 'sees most', part: 'sees a part', blind: 'blind: not assessed' } as const
const LOOKS = {
  most: 'bg-accent text-accent-ink',
  part: 'bg-accent-soft text-text',
  blind: 'hatch text-text-2',
} as const

/** What each source lets one see, from the rules this installation has; hatched where it is blind. */
export function SourceMatrixPanel() {
  const rules = useQuery(rulesQuery({ q: '', stage: '' }))
  return (
    <Panel title="What each source lets you see" note="Rules that can be judged, by stage of an attack">
      <QueryPanel
        query={rules}
        label="What each source lets you see"
        shape="h-56"
        isEmpty={({ items }) => items.length === 0}
        empty={null}
      >
        {({ items }) => (
          <div className="relative overflow-x-auto" role="region" aria-label="Sources by stage" tabIndex={0}>
            <table className="data-table">
              <caption className="sr-only">Rules that each source lets this installation judge, by stage</caption>
              <thead>
                <tr>
                  <th scope="col">Source</th>
                  {KILL_CHAIN_STAGES.map((stage) => (
                    <th key={stage} scope="col" className="!px-1 !text-center">
                      <StageChip stage={stage} text="short" />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sourceMatrix(items).map(({ name, what, cells }) => (
                  <tr key={name}>
                    <th scope="row" className="text-left font-medium whitespace-nowrap">
                      {name} <span className="font-normal text-text-3 max-xl:hidden">{what}</span>
                    </th>
                    {cells.map((cell) => (
                      <Cell key={cell.stage} cell={cell} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryPanel>
      <p className="border-t border-border px-3.5 py-2 text-micro text-text-2">
        Filled: most rules of the stage. Tinted: a part of them. Hatched: blind, shown as not assessed and never as
        safe.
      </p>
    </Panel>
  )
}

function Cell({ cell: { stage, judged, rules, sight } }: { cell: SourceCell }) {
  const title = `${stageName(stage)}: ${WORDS[sight]}, ${String(judged)} of ${String(rules)} rules`
  return (
    <td className="!px-0.5 text-center" title={title}>
      <span className={`block h-6 min-w-11 rounded-cell text-small leading-6 font-medium ${LOOKS[sight]}`}>
        <span className={sight === 'blind' ? 'rounded-cell bg-surface px-1' : ''}>{judged}</span>
        <span className="sr-only">
          {' '}
          of {rules}, {WORDS[sight]}
        </span>
      </span>
    </td>
  )
}
