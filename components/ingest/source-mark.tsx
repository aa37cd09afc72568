import type { SourceState } from '@/lib/domain/log-source'
import { STATE_WORDS } from '@/lib/view/source-words'

const SHAPES = {
  receiving: <circle cx="6" cy="6" r="3.4" fill="var(--text-2)" />,
  silent: <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="var(--sev-3)" />,
  seldom: <circle cx="6" cy="6" r="4" fill="none" stroke="var(--text-3)" strokeWidth="1.6" strokeDasharray="2.2 2" />,
} as const satisfies Record<SourceState, React.ReactNode>

/** Whether a source arrives, is silent or cannot be expected, as shape and word. */
export function SourceMark({ state }: { state: SourceState }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={STATE_WORDS[state]} className="shrink-0">
      {SHAPES[state]}
    </svg>
  )
}
