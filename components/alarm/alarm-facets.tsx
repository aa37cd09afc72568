'use client'

import { useQuery } from '@tanstack/react-query'
import type { AlarmSummary } from '@/lib/contracts/alarm'
import { ALARM_CAUSES, ALARM_SEVERITIES } from '@/lib/domain/alarm'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { CAUSE_WORDS } from '@/lib/view/alarm-words'
import { formatCount } from '@/lib/view/format-number'
import { filterText, hasFilter, queryWords, toggleFilter } from '@/lib/view/query-text'
import { stageName } from '@/lib/view/stage-name'
import { toneOfSeverity, toneWord } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { facetsQuery } from '../queries/device-list-queries'
import { SeverityGlyph } from '../ui/severity-glyph'

type Props = { q: string; summary: AlarmSummary | undefined; onQuery: (q: string) => void }

const CHIP =
  'inline-flex min-h-6 shrink-0 items-center gap-1.5 rounded-control border border-border-2 px-2 text-small font-medium text-text-2 hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-text max-sm:min-h-11'

const NAME_CHARACTERS = 60

/** Filters to press or to choose; the numbers are of all open alarms. */
export function AlarmFacets({ q, summary, onQuery }: Props) {
  const facets = useQuery(facetsQuery())
  const countOf = (counted: AlarmSummary['causes'] | undefined, value: string): number =>
    counted?.find((one) => one.value === value)?.alarms ?? 0
  const chips = [
    ...ALARM_SEVERITIES.map((severity) => ({
      filter: `severity:${severity}`,
      label: toneWord(toneOfSeverity(severity)),
      glyph: <SeverityGlyph tone={toneOfSeverity(severity)} size={10} />,
      count: countOf(summary?.severities, severity),
    })),
    ...ALARM_CAUSES.map((cause) => ({
      filter: `cause:${cause}`,
      label: CAUSE_WORDS[cause],
      glyph: null,
      count: countOf(summary?.causes, cause),
    })),
    { filter: 'owner:nobody', label: 'Unowned', glyph: null, count: summary?.unowned ?? 0 },
  ]
  const groups = facets.data?.facets.find(({ filter }) => filter === 'group')?.values ?? []
  return (
    <div
      role="group"
      aria-label="Filters of alarms"
      className="flex flex-wrap gap-1.5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:p-0.5"
    >
      {chips.map(({ filter, label, glyph, count }) => (
        <button
          key={filter}
          type="button"
          aria-pressed={hasFilter(q, filter)}
          className={CHIP}
          onClick={() => {
            onQuery(toggleFilter(q, filter))
          }}
        >
          <span aria-hidden className="inline-flex">
            {glyph}
          </span>
          {label}
          {summary === undefined ? null : <span className="font-normal text-text-3">{formatCount(count)}</span>}
        </button>
      ))}
      <FacetSelect
        name="stage"
        label="Any stage"
        q={q}
        options={KILL_CHAIN_STAGES.map((stage) => ({ value: stage, text: stageName(stage) }))}
        onQuery={onQuery}
      />
      <FacetSelect
        name="group"
        label="Any group"
        q={q}
        options={groups.map(({ value }) => ({ value, text: visibleText(value, NAME_CHARACTERS) }))}
        onQuery={onQuery}
      />
    </div>
  )
}

type SelectProps = {
  name: string
  label: string
  q: string
  options: readonly { value: string; text: string }[]
  onQuery: (q: string) => void
}

function FacetSelect({ name, label, q, options, onQuery }: SelectProps) {
  const words = queryWords(q).map(({ text }) => text)
  const rest = words.filter((word) => !word.startsWith(`${name}:`))
  const chosen = options.find(({ value }) => words.includes(filterText(name, value)))
  return (
    <select
      aria-label={`Filter by ${name}`}
      className={CHIP}
      value={chosen?.value ?? ''}
      onChange={({ target: { value } }) => {
        onQuery((value === '' ? rest : [...rest, filterText(name, value)]).join(' '))
      }}
    >
      <option value="">{label}</option>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}
