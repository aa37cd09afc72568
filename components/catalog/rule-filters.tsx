'use client'

import { Search } from 'lucide-react'
import { useRef } from 'react'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { stageName } from '@/lib/view/stage-name'
import { useCommands } from '../ui/commands'
import type { useCatalogView } from './use-catalog-view'

const Q_LENGTH_MAX = 200
type View = ReturnType<typeof useCatalogView>[0]
type Props = { view: View; onChange: (change: Partial<View>) => void }

/** Which rules are listed; `/` goes to the search. */
export function RuleFilters({ view, onChange }: Props) {
  const search = useRef<HTMLInputElement>(null)
  useCommands([
    { id: 'filter', text: 'Filter the rules', scope: 'This list', keys: '/', run: () => search.current?.focus() },
  ])
  return (
    <div className="flex flex-wrap items-center gap-2.5 px-3.5 pt-3 pb-2">
      <label className="relative min-w-0 flex-1 basis-56 sm:max-w-80">
        <span className="sr-only">Search rules</span>
        <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3" />
        <input
          ref={search}
          type="search"
          className="input pl-8"
          placeholder="Title, id, family or technique"
          value={view.q}
          maxLength={Q_LENGTH_MAX}
          onChange={(event) => {
            onChange({ q: event.target.value })
          }}
        />
      </label>
      <label className="inline-flex items-center gap-1.5 text-small text-text-2">
        Stage
        <select
          className="input"
          value={view.stage ?? ''}
          onChange={(event) => {
            onChange({ stage: KILL_CHAIN_STAGES.find((stage) => stage === event.target.value) ?? null })
          }}
        >
          <option value="">all stages</option>
          {KILL_CHAIN_STAGES.map((stage) => (
            <option key={stage} value={stage}>
              {stageName(stage)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
