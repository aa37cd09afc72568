'use client'

import { useQuery } from '@tanstack/react-query'
import { facetChips, pressChip, type FacetChip } from '@/lib/view/facet-chips'
import { formatCount } from '@/lib/view/format-number'
import { toneOfBand } from '@/lib/view/tone'
import { facetsQuery } from '../queries/device-list-queries'
import { SeverityGlyph } from '../ui/severity-glyph'

type Props = { q: string; onQuery: (q: string) => void }

/** Filters to press; what they find is counted over the whole fleet. */
export function FacetBar({ q, onQuery }: Props) {
  const facets = useQuery(facetsQuery())
  const chips = facetChips(facets.data, q)
  return (
    <div
      role="group"
      aria-label="Filters for breach likelihood and state"
      className="flex flex-wrap gap-1.5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:p-0.5"
    >
      {chips.map((chip) => (
        <FacetButton
          key={chip.filter}
          chip={chip}
          onPress={() => {
            onQuery(pressChip(q, chip))
          }}
        />
      ))}
    </div>
  )
}

function FacetButton({ chip, onPress }: { chip: FacetChip; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={chip.isOn}
      className="inline-flex min-h-6 shrink-0 items-center gap-1.5 rounded-control border border-border-2 px-2 text-small font-medium text-text-2 hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-text max-sm:min-h-11"
      onClick={onPress}
    >
      {chip.band === null ? null : (
        <span aria-hidden className="inline-flex">
          <SeverityGlyph tone={toneOfBand(chip.band)} size={10} />
        </span>
      )}
      {chip.label}
      {chip.devices === null ? null : <span className="font-normal text-text-3">{formatCount(chip.devices)}</span>}
    </button>
  )
}
