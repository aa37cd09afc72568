import type { FindingKind } from '@/lib/domain/finding'
import { KIND_WORDS } from '@/lib/view/rule-words'

type Props = {
  kind: FindingKind
  /** The word beside it; without it the glyph itself is named. */ withWord?: boolean
}

/** Evidence is solid, exposure is hollow; everywhere. */
export function KindGlyph({ kind, withWord = false }: Props) {
  const named = withWord ? { 'aria-hidden': true } : { role: 'img', 'aria-label': KIND_WORDS[kind] }
  return (
    <span className="inline-flex items-center gap-1.5 align-middle text-small whitespace-nowrap text-text-2">
      <svg width="12" height="12" viewBox="0 0 12 12" className="shrink-0" {...named}>
        <rect
          x="1.75"
          y="1.75"
          width="8.5"
          height="8.5"
          rx="2"
          fill={kind === 'indicator' ? 'var(--text)' : 'none'}
          stroke="var(--text)"
          strokeWidth="1.5"
        />
      </svg>
      {withWord ? KIND_WORDS[kind] : null}
    </span>
  )
}
